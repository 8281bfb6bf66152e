"""A file, folder or URL in, articles out."""
