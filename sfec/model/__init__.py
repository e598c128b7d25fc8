"""The nouns, frozen: trust, school, half-term, policy, evidence, indication."""
