"""Tests of sfec.commands."""
