"""Workbooks that ask for something to be recorded, a row each."""
