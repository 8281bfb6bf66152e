"""Follow-ups: a question that leans on what was asked and answered before, made to stand alone."""
