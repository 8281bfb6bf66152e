"""The ledger: who says how many. Claims and accounts are read from articles; tolls and verdicts computed."""
