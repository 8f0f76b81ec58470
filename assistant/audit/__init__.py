"""The audit: who did what, and who saw which letter that is not public; never what somebody asked."""
