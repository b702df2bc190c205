"""A course in another language: its text as segments, catalogues of translations, and sources woven from both."""
