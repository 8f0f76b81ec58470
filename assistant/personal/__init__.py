"""What a person asked and keeps: sealed under a key that only their browser holds."""
