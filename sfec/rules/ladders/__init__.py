"""The ladders: from answers to the categories they leave open, and the moves that are permitted."""
