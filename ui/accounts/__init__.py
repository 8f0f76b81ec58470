"""Who is who: accounts with a password, the house's own sign-on, sessions."""
