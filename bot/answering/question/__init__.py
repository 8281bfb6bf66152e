"""Understanding a question: what is asked for, of whom, when, where, by whose word, about which event."""
