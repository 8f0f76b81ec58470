"""The head of a letter: kind, references, date, office, addressees, subject."""
