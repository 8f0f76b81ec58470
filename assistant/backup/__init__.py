"""Backups of a data directory: made while it is in use, put back into an empty one."""
