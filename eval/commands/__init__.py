"""The commands of ``python -m eval``, a module each: ``add_options`` says what it takes, ``run`` does it."""
