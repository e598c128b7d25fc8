"""Tests of sfec.office."""
