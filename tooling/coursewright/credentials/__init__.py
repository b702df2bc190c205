"""Results files that learners hand on, and the credentials that a coordinator signs for them."""
