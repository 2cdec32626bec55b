"""A report's claims held against evidence and against what other reports say: where those stages meet."""
