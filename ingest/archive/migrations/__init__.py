"""The steps from one format of the archive to the next, a file each (decision 0036).

A step is written once and never altered: it builds with words of its own, not with today's tables, for tomorrow they
are others.
"""
