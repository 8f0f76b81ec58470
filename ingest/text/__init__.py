"""German words and sentences: display form, repaired search text, keys."""
