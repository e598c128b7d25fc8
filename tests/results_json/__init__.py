"""Tests of sfec.results_json."""
