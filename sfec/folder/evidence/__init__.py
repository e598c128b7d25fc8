"""Evidence workbooks: what a half-term showed of each school."""
