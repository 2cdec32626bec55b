"""A document's words to mentions: sentences, quotes, names, times, amounts, loaded terms."""
