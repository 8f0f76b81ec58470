"""A fluent version of an answer, written by a language model and shown only as far as the cited passages carry it."""
