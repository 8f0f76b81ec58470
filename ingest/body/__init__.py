"""The body of a letter: lines, labels, sequences, items, answers."""
