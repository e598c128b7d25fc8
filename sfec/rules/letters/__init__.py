"""What letters tell, composed from decisions, evidence, directives and reports."""
