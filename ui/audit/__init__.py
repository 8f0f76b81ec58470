"""The audit at the command line."""
