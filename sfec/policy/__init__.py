"""The charter as data: one YAML file a ladder, laid under a trust's own policy folder."""
