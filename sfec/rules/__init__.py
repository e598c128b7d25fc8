"""Pure reasoning: no disk, no clock, no terminal."""
