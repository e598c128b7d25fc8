"""The trust, its schools, its brand and its term dates."""
