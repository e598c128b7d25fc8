"""Plans: when their directives are due, what has come of them, and what they tell on a ladder."""
