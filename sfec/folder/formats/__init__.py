"""YAML, workbooks and cells, whatever they hold; and how files are listed and written."""
