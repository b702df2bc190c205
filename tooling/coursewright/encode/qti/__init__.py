"""Items and tests in IMS QTI: written once in the words of 2.1, and said in those of 3.0 where that is asked."""
