"""The scoreboard: which tests show which promise, how many cases they counted, and the table of it."""
