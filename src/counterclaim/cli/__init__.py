"""Command line: parse arguments, call flow, print. The only part that prints and exits.

Nothing heavy is imported here: ``counterclaim --help`` must answer at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from counterclaim.model.errors import CounterclaimError

PROGRAM = "counterclaim"
CLEAN, FOUND, FAILED = 0, 1, 2


def main() -> None:
    """Run the program on ``sys.argv`` and exit: 0 clean, 1 findings, 2 usage error or unreadable input."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit code of ``counterclaim ARGUMENTS``; every failure is one line on standard error."""
    from counterclaim.model import spoken

    with spoken.speaking(spoken.ENGLISH):
        return called(arguments)


def called(arguments: Sequence[str]) -> int:
    """The exit code, after choosing the language that the machine's owner wants to be spoken to."""
    from typer.exceptions import TyperException

    from counterclaim.cli.app import command
    from counterclaim.cli.messages import fail, told, usage
    from counterclaim.model import spoken

    try:
        spoken.speak(os.environ.get(spoken.VARIABLE) or spoken.ENGLISH, where=spoken.VARIABLE)
        result = command().main(list(arguments) or ["--help"], prog_name=PROGRAM, standalone_mode=False)
    except CounterclaimError as error:
        return fail(told(error))
    except TyperException as error:
        return fail(usage(error))
    except BrokenPipeError:
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last line of defence: a person sees a sentence, not a traceback
        return fail(unexpected(error))
    return result if isinstance(result, int) else CLEAN


def unexpected(error: Exception) -> str:
    """One line for a fault of ours; the traceback goes to the log where ``--verbose`` asks for it."""
    import logging

    logging.getLogger(__name__).info("unexpected fault", exc_info=error)
    what = " ".join(str(error).split()) or "no message"
    return f"[E900] {type(error).__name__}: {what} (a fault of ours: run with --verbose and report it)"
