"""Erasure (GDPR, Article 17): a letter goes with all that was made of it; a receipt says so without a word of it."""
