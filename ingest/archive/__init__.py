"""The archive: the truth about every letter, in one SQLite file."""
