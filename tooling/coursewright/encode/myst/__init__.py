"""A course as a MyST project that both generations of Jupyter Book take: pages, notebooks, and the files around them."""
