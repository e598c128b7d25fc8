"""How results look at the prompt."""
