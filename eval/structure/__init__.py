"""What the structure of letters is worth: blocks, heads, pairs and noise against labels made by reading."""
