"""Tests of sfec.model."""
