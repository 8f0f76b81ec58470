"""How the version that a language model wrote is seen: always apart from the verbatim excerpts, always marked."""
