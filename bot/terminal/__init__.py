"""The terminal surface: commands, what they print, and progress on stderr."""
