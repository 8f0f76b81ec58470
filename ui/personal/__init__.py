"""What a visitor keeps for themselves: the history of their conversations, saved questions, followed Vorgänge."""
