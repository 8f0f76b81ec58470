"""Who may see a letter: what holds, since when, by whom and why; and how that is changed."""
