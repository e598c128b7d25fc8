"""audits.xlsx, as people type it."""
