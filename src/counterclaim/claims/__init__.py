"""Mentions to Claims: who says what, through whom, in which mode. Pure; the tables come in as arguments."""
