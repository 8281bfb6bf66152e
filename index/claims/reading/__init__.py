"""How a sentence is read into figures of people who came to harm: words, grammar, sides, days."""
