"""What the server answers and is sent besides the model's own parts: one noun per file."""
