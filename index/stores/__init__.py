"""Where articles, passages, vectors and claims are kept."""
