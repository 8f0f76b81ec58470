"""Tests of :mod:`assistant.implementation`."""
