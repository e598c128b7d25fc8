"""Tests of sfec.rules."""
