"""Rules that read accounts: who is to blame, when it happened, what caused it."""
