"""The pages and commands of data protection: erasing letters, and finding what names a person."""
