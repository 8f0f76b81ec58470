"""From a letter to citable passages: read, letterhead, segment, passages, archive, indexes.

The stage's types stand in :mod:`ingest.model`, its faults in :mod:`ingest.errors`; the whole path reads top to bottom
in :mod:`ingest.pipeline`.
"""
