"""How results look at the prompt and as JSON."""
