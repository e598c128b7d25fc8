"""The policy: every form of it, with what a trust lays over the shipped files."""
