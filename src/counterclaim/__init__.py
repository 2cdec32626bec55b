"""counterclaim: who says, through whom, what, where, when, how many, in which words."""

__version__ = "0.1.0"
