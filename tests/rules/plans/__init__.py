"""Tests of sfec.rules.audits."""
