"""Gold questions to figures: how often the assistant's answers are right, and rightly refused.

Beside the assistant, not inside it: the system is reached only through :class:`assistant.desk.Desk`, the same door as
the page's, so what is measured is what is used. Start with ``python -m eval``.
"""
