"""Whether sentences that a language model wrote stand in the passages they cite."""
