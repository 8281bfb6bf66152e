"""Which claims of the ledger answer: how many people, of which side, by whose count, as of when."""
