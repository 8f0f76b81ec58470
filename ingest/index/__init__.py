"""Indexes per tier: Chroma, tantivy, and what is written into them."""
