"""Tests of sfec.rules.letters."""
