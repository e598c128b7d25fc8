"""Tests of sfec.rules.decisions."""
