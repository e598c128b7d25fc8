"""Tests of sfec.folder.requests."""
