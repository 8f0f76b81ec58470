"""Formats other than plain text, each read in a process of its own with limits on time and memory."""
