"""The draft of an answer on its way out: shown and edited on a page, then a DOCX or Markdown file."""
