"""A course as Open edX imports it: a tree of small XML files, its problems, and how it is graded."""
