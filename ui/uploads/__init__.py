"""Staff takes letters in through the page: sent, taken in one upload after the other, with what became of each file."""
