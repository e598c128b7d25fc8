"""Tests of sfec.rules.round."""
