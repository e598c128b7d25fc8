"""Tests of sfec.folder.formats."""
