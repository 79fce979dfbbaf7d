"""Sets up and runs."""
