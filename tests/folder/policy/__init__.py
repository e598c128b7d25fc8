"""Tests of sfec.folder.policy."""
