"""Write docs/rules.md from the rule packs; ``--check`` only says whether it is current."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from counterclaim.check.kinds import KINDS
from counterclaim.check.pack import RuleFile, load_packs
from counterclaim.check.sarif import first_sentence

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"
SERIES = {
    "1": "Places",
    "2": "Names and wording",
    "3": "Times",
    "4": "Numbers",
    "5": "Attribution",
    "6": "Contradiction",
}
TEMPLATE = Path(__file__).with_suffix(".md")


def page() -> str:
    """The whole page: the template with its ``@`` lines filled in."""
    rules = load_packs()
    filled = {"@index": index(rules), "@kinds": kinds(), "@rules": (below(file) + "\n" for file in rules)}
    lines = TEMPLATE.read_text(encoding="utf-8").splitlines()
    text = "\n".join("\n".join(filled[line]) if line in filled else line for line in lines)
    return text.rstrip("\n") + "\n"


def index(rules: tuple[RuleFile, ...]) -> Iterator[str]:
    """A table of all rules by series."""
    for digit, title in SERIES.items():
        mine = [file for file in rules if re.sub(r"\D", "", file.rule.code).startswith(digit)]
        if not mine:
            continue
        yield f"### {title}\n"
        yield "| Code | Name | Level | Reports |\n|---|---|---|---|"
        for file in mine:
            rule = file.rule
            level = rule.severity.value if rule.default else f"off ({rule.severity.value})"
            link = f"[{rule.code}](#{rule.name}-{rule.code.lower()})"
            yield f"| {link} | {rule.name} | {level} | {first_sentence(file.what)} |"
        yield ""


def kinds() -> Iterator[str]:
    """A table of the kinds and what rules may use of them."""
    yield "| Kind | Names for messages | Variants | Parameters |\n|---|---|---|---|"
    for name, kind in KINDS.items():
        cells = (tuple("{" + v + "}" for v in kind.values), kind.variants, kind.params)
        yield f"| `{name}` | " + " | ".join(", ".join(f"`{c}`" for c in cell) for cell in cells) + " |"


def below(file: RuleFile) -> str:
    """A rule's prose, one level further down in the page."""
    out, fenced = [], False
    for line in file.prose.splitlines():
        fenced ^= line.startswith("```")
        out.append(f"#{line}" if line.startswith("#") and not fenced else line)
    return "\n".join(out)


def main() -> int:
    """Write the page, or say whether it is current."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
    print("docs/rules.md is current" if current else "docs/rules.md is stale: run python tools/rules_page.py")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main())
