"""How time grows with length, on input that is meant to hurt.

    python bench/growth.py [--words N] [--doublings N]

Each kind of text is made in one length and doubled (four times unless told); printed are the seconds of the whole flow
for each length and, last, by what the time grew while the text grew sixteenfold. Linear is 16; up to about 20 is the
noise of a machine that others use.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from counterclaim.flow import read_report
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

SIDES = ("the army", "the rebels", "the ministry", "a spokesman", "the governor", "residents")
DEEDS = ("captured a village", "shelled the bridge", "lost 12 soldiers", "denied the report", "evacuated 40 people")


def report(words: int) -> str:
    """Ordinary sentences, five to a paragraph."""
    out = []
    for n in range(words // 9):
        out.append(f"On Monday {SIDES[n % 6]} said that {SIDES[(n + 1) % 6]} had {DEEDS[n % 5]}.")
        if n % 5 == 4:
            out.append("\n\n")
    return " ".join(out)


def one_sentence(words: int) -> str:
    """One sentence of coordinated clauses."""
    return "The army said that " + " and ".join(f"{SIDES[n % 6]} {DEEDS[n % 5]}" for n in range(words // 6)) + "."


def nested(words: int) -> str:
    """One sentence in which each source quotes the next."""
    return " ".join(f"{SIDES[n % 6]} said that" for n in range(words // 4)) + " the town fell."


def relative(words: int) -> str:
    """One sentence of relative clauses, each inside the one before."""
    return "The army captured " + " ".join(f"a village{n} that borders" for n in range(words // 4)) + " the river."


def listed(words: int) -> str:
    """One sentence that lists places and numbers."""
    return "They lost " + ", ".join(f"{n} tanks in Town{n}" for n in range(words // 4)) + "."


def marks(words: int) -> str:
    """Nothing but quotation marks."""
    return "\"“”'«»" * words


def spaced_marks(words: int) -> str:
    """Quotation marks with white space between them."""
    return "\" ' “ ” " * (words // 4)


def numbers(words: int) -> str:
    """Nothing but numbers and dates."""
    return " ".join(f"{n} of May {2000 + n % 30}, {n:,} or" for n in range(words // 6))


def right_to_left(words: int) -> str:
    """Arabic with Latin names between."""
    return "قال الجيش إن القوات سيطرت على Khartoum أمس. " * (words // 8)


def mixed(words: int) -> str:
    """Scripts mixed within words, and what is left of a wrongly decoded text."""
    return "The аrmy sаid Ð²Ð¾Ð¹ÑÐºÐ° took Kyіv — “Óblast’” � on 1 Mаy. " * (words // 11)


def capitals(words: int) -> str:
    """A run of capitalised words, which look like one long name."""
    return " ".join(f"Name{n}" for n in range(words)) + " said so."


KINDS: tuple[Callable[[int], str], ...] = (
    report, one_sentence, nested, relative, listed, marks, spaced_marks, numbers, right_to_left, mixed, capitals,
)  # fmt: skip


def seconds(text: str) -> float:
    """Processor seconds of the whole flow on ``text``, taken for English."""
    document = read_text(text.encode(), name="growth", options=ReadOptions(lang="en"))
    start = time.process_time()
    read_report(document)
    return time.process_time() - start


def main() -> None:
    """Print a line for each kind of text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=625, help="words of the shortest text of each kind")
    parser.add_argument("--doublings", type=int, default=4)
    parser.add_argument("--only", help="one kind, by its name")
    args = parser.parse_args()
    seconds(report(500))  # loads what is loaded once
    lengths = [args.words << n for n in range(args.doublings + 1)]
    print("words           " + "".join(f"{n:>9}" for n in lengths) + "   grew")
    for kind in KINDS:
        if args.only in (None, kind.__name__):
            times = [seconds(kind(n)) for n in lengths]
            print(
                f"{kind.__name__:16}" + "".join(f"{t:8.2f}s" for t in times) + f"{times[-1] / times[0]:7.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
