"""A letter and its places: to read, as the original shows it, by a permanent address, and to put right."""
