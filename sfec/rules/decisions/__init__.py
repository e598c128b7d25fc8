"""Decisions and votes: who may make them, what stands against them, and the story they tell."""
