"""What points where: references, links, attachments, the Vorgang."""
