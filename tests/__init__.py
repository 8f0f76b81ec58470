"""The tests: a folder for each package, a file for each module, and what holds for the whole project beside them."""
