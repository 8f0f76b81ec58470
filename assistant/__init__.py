"""From a question to an answer whose every sentence carries its Fundstelle: retrieve, compose, verify.

The stage's types stand in :mod:`assistant.model`; the door that CLI, page and evaluation share is
:class:`assistant.desk.Desk`.
"""
