"""Tests of sfec.folder.trust."""
