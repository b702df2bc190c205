"""One module a kind of page. A page is a frozen value with all it needs; writing it out asks nobody else."""
