"""What is installed: the lock, the list of parts, the advisories; tools of ``make lock``, ``sbom``, ``audit``."""
