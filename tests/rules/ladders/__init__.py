"""Tests of sfec.rules.ladders."""
