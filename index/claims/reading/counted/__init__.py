"""Which figures count people who came to harm: words, grammar, lists, boxes, running tolls."""
