"""Resolving: which place, agent or time a mention stands for."""
