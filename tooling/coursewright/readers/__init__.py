"""Files to model: one reader for each sort of file, each a pure function of a path and its bytes."""
