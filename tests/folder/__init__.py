"""Tests of sfec.folder."""
