"""An answer as a thing of its own: to copy, to print, to save as PDF, and to judge."""
