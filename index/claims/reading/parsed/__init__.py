"""A sentence taken apart: the figures that may count people, the phrases of harm, what links them."""
