"""Looking for letters without asking: search, the list of Vorgänge, and one Vorgang on a page."""
