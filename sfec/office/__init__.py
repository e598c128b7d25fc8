"""The work that several commands share: it returns what happened, and the command shows it."""
