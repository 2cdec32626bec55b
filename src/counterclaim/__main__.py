"""``python -m counterclaim``: the command line, for a checkout that is not installed."""

from counterclaim.cli import main

if __name__ == "__main__":
    main()
