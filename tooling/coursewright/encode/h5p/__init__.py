"""H5P: content of its content types, and the package around it. What each obeys stands in its semantics."""
