"""Tests of sfec.folder.evidence."""
