"""Notebooks as something that computes: run them in a clean kernel, and put what they show into lessons and keys."""
