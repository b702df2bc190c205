"""Lessons as slides for a wall, and what is said beside them."""
