"""Our own HTML as pages of a book: read as a tree, written for Typst, set and tagged by it."""
