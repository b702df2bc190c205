"""Courses as programs: read into one typed model, check the model, write the model out."""
