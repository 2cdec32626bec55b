"""Bytes to a Document: the text is final here, every later offset counts in it."""
