"""Where people ask: the desk that answers, the terminal, and the Discord surface."""
