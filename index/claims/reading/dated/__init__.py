"""Which day a figure describes."""
