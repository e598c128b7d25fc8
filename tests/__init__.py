"""What sfec promises, as tests that mirror its source."""
