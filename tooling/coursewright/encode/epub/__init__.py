"""A course as an EPUB: its chapters as XHTML, the package document around them, the cover."""
