"""Audits: what became of their recommendations, and what the board is told of them."""
