"""Tests of sfec.rules.core_offer."""
