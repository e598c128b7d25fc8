"""Tests of sfec.terminal."""
