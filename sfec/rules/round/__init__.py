"""A half-term's round: the evidence made whole, and every school categorised."""
