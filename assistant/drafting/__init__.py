"""Drafting the answer to an enquiry from what the house has already said."""
