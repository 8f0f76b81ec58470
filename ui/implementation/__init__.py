"""The state of implementation on pages and as tables: what offices report on resolved points, and what is missing."""
