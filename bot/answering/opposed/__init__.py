"""Where the sources disagree on what is asked: other counts, denials, other versions, other blame."""
