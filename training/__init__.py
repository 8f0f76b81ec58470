"""Trains the embedding model on what councils ask: pairs from letters, a trimmed vocabulary, fine-tuning, figures."""
