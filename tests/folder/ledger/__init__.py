"""Tests of sfec.folder.ledger."""
