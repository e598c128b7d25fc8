"""The workbooks of plans, as people fill them in."""
