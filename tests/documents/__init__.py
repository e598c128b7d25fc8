"""Tests of sfec.documents."""
