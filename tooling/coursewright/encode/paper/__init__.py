"""A scenario on paper: a numbered booklet, and the sheets that a group plays it with."""
