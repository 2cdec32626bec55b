"""What goes to standard error: one line for each thing a person must know."""

from __future__ import annotations

import logging
import re
import sys

from typer.exceptions import TyperException

from counterclaim.cli import FAILED, PROGRAM
from counterclaim.model import spoken
from counterclaim.model.errors import CounterclaimError

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def fail(message: str) -> int:
    """Print ``counterclaim: error: ...`` on one line of standard error; gives exit code 2."""
    say(spoken.gettext("error: {words}").format(words=message))
    return FAILED


def say(message: str) -> None:
    """Print one line on standard error, with the program's name; control characters do not get through."""
    line = CONTROL.sub(lambda match: " " if match[0] == "\n" else ascii(match[0])[1:-1], f"{PROGRAM}: {message}")
    print(line.encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr)


def told(error: CounterclaimError) -> str:
    """The error as a line: where, its code, and what is wrong in the language that is spoken."""
    return str(type(error)(spoken.phrase(error.message), where=error.where))


def usage(error: TyperException) -> str:
    """What was wrong with the arguments, and which help to read."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else PROGRAM
    message = " ".join(error.format_message().split()).rstrip(".")
    return spoken.gettext("{words} (see '{path} --help')").format(words=message, path=path)


def configure_logging(*, verbose: bool) -> None:
    """Log to standard error: warnings, or with ``verbose`` everything of ours."""
    logging.basicConfig(format=f"{PROGRAM}: %(levelname)s: %(message)s", stream=sys.stderr, force=True)
    logging.getLogger("counterclaim").setLevel(logging.DEBUG if verbose else logging.WARNING)
