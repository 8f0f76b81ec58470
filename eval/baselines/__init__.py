"""Systems that the assistant must beat, and systems that must score next to nothing.

A rule of scoring that one of the degenerate systems can please measures nothing: a test holds them near 0.
"""
