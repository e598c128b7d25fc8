"""Tests of sfec.folder.audits."""
