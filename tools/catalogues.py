"""Write the message catalogues anew: what is said in the sources into the .po files, and those into .mo files.

    python tools/catalogues.py           # write them; new messages are left empty in the .po files
    python tools/catalogues.py --check   # exit 1 if a file is not current or a message is not translated

Translate in ``src/counterclaim/catalogues/<language>/LC_MESSAGES/counterclaim.po``. Fields in braces stay as they are.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from counterclaim.check.ground import WINDS  # noqa: E402 - the repository's own sources come first
from counterclaim.check.pack import CORE, load_pack  # noqa: E402
from counterclaim.check.sarif import first_sentence  # noqa: E402
from counterclaim.check.table import HEADS  # noqa: E402
from counterclaim.check.zone_lines import HEADS as ZONE_HEADS  # noqa: E402
from counterclaim.compare import outcome  # noqa: E402
from counterclaim.evidence.counting import BOTH, EITHER, GROSS, NET  # noqa: E402
from counterclaim.model import spoken  # noqa: E402
from counterclaim.model.claim import Direction, Kind, Modality, Polarity, Precision, Role, Status  # noqa: E402
from counterclaim.model.evidence import Rule as CountingRule  # noqa: E402
from counterclaim.model.finding import Severity  # noqa: E402
from counterclaim.model.names import PlaceKind  # noqa: E402
from counterclaim.model.relation import RelationKind  # noqa: E402
from counterclaim.show.views import ROLES  # noqa: E402
from counterclaim.show.words import MONTHS  # noqa: E402

PACKAGE = ROOT / "src" / "counterclaim"
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]
KEYWORDS = {"gettext": None, "_": None, "mark": None, "ngettext": (1, 2)}
OPTIONS = {"**.j2": {"newstyle_gettext": "true", "encoding": "utf-8"}}
UNSTABLE = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator", "Project-Id-Version")
DATES = re.compile(rf'^"(?:{"|".join(UNSTABLE)}): .*\n', re.M)
# Words of the contract, by the context in which they are shown.
TERMS: dict[str, tuple[str, ...]] = {
    "severity": tuple(Severity),
    "level": (*Severity, "off"),
    "kind": tuple(Kind),
    "direction": tuple(Direction),
    "polarity": tuple(Polarity),
    "mode": tuple(Modality),
    "status": tuple(each for each in Status if each is not Status.MACHINE),
    "role": (*(ROLES.get(role, role) for role in Role if role is not Role.SPEAKER),),
    "relation": tuple(RelationKind),
    "reason": tuple(value for name, value in vars(outcome).items() if name.isupper() and isinstance(value, str)),
    "slot": (
        "place", "time", "actor", "target", "what", "polarity", "mode", "speaker", "amount", "portion", "site", "kind",
    ),
    "wind": WINDS,
    "month": MONTHS,
    "head": (*HEADS, "source", "counted", *ZONE_HEADS),
    "precision": tuple(Precision),
    "place": tuple(PlaceKind),
    "name": ("official", "former", "soviet", "exonym", "translit", "alternative"),
    "marks of numbers": (",.",),
    "rule": tuple(CountingRule),
    "counted": (GROSS, NET, BOTH, EITHER),
}  # fmt: skip


def wanted() -> Catalog:
    """Every message that the program can say, without translations."""
    found = Catalog(charset="utf-8")
    for path, _, message, comments, context in extract_from_dir(
        str(PACKAGE), METHODS, OPTIONS, KEYWORDS, strip_comment_tags=True
    ):
        found.add(message, locations=[(path, None)], auto_comments=comments, context=context)
    for text, code in rule_texts():
        found.add(text, auto_comments=[code])
    for context, values in TERMS.items():
        for value in values:
            found.add(str(value), context=context)
    for template, _ in spoken.templates():
        found.add(template, context=spoken.PHRASE)
    for value in PlaceKind:
        found.add(str(value), context=spoken.PHRASE)
    return found


def rule_texts() -> Iterator[tuple[str, str]]:
    """The texts of the rules that ship, with the rule's code."""
    for file in load_pack(CORE):
        yield first_sentence(file.what), file.rule.code
        for held in (file.rule, *file.rule.variants.values()):
            yield from ((text, file.rule.code) for text in (held.message, held.help) if text)


def updated(language: str, template: Catalog) -> Catalog:
    """The catalogue of a language with exactly the messages of ``template``; translations that there are stay."""
    path = po_path(language)
    if path.exists():
        with path.open("rb") as source:
            catalogue = read_po(source, locale=language)
    else:
        catalogue = Catalog(locale=language, charset="utf-8")
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = f"# The program's messages ({language}). Written anew by tools/catalogues.py."
    return catalogue


def po_path(language: str) -> Path:
    """The file of translations of a language."""
    return spoken.HOME / language / "LC_MESSAGES" / f"{spoken.DOMAIN}.po"


def po_text(catalogue: Catalog) -> bytes:
    """The catalogue as a .po file that only changes when a message does."""
    out = io.BytesIO()
    write_po(out, catalogue, width=120, no_location=True, sort_output=False)
    return DATES.sub("", out.getvalue().decode()).encode()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a .mo file."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return DATE_IN_MO.sub(lambda match: b"-" * len(match[0]), out.getvalue())


DATE_IN_MO = re.compile(rb"(?<=-Date: )[^\n]*|(?<=Generated-By: )[^\n]*")


def main() -> int:
    """0, or 1 if ``--check`` finds a file that is not current or a message without translation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--new", metavar="CODE", action="append", default=[], help="begin the catalogue of a language")
    arguments = parser.parse_args()
    template = wanted()
    code = 0
    for language in (*spoken.languages()[1:], *arguments.new):
        catalogue = updated(language, template)
        missing = [m.id for m in catalogue if m.id and not (all(m.string) if m.pluralizable else m.string)]
        print(f"{language}: {len(catalogue)} messages, {len(missing)} without translation")
        code |= bool(missing)
        for path, raw in ((po_path(language), po_text(catalogue)), (mo_path(language), mo_bytes(catalogue))):
            if path.exists() and path.read_bytes() == raw:
                continue
            code |= arguments.check
            print(f"{path.relative_to(ROOT)} {'is not current: run make catalogues' if arguments.check else 'written'}")
            if not arguments.check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(raw)
    return code if arguments.check else 0


def mo_path(language: str) -> Path:
    """The compiled file of a language."""
    return po_path(language).with_suffix(".mo")


if __name__ == "__main__":
    sys.exit(main())
