"""What books of every format are made of: chapters, questions with answers elsewhere, stories as linked sections."""
