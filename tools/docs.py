"""Write the generated pages: docs/commands.md from the commands' --help, docs/*.schema.json from the types.

python tools/docs.py           # write them
python tools/docs.py --check   # exit 1 if one is not current
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from counterclaim.cli import PROGRAM  # noqa: E402 - the repository's own sources come first
from counterclaim.cli.app import COMMANDS, GROUPS, command  # noqa: E402
from counterclaim.model.report import Report  # noqa: E402
from counterclaim.model.theatre import ContestedName  # noqa: E402
from counterclaim.theatres.parts import AgentsFile, Head, RegionsFile, WordingFile  # noqa: E402

WIDTH = "80"  # columns of a help text
HEAD = "# Commands\n\nMade by `tools/docs.py` from the commands' own help: do not edit.\n"


def command_paths() -> Iterator[tuple[str, ...]]:
    """Every command that can be called, in the order of the help."""
    yield ()
    for entry in COMMANDS:
        if entry.name in GROUPS:
            yield from ((entry.name, each.name) for each in GROUPS[entry.name])
        else:
            yield (entry.name,)


def help_text(path: tuple[str, ...]) -> str:
    """What ``counterclaim PATH --help`` prints on a terminal of 80 columns."""
    printed = io.StringIO()
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        with contextlib.redirect_stdout(printed):
            command().main([*path, "--help"], prog_name=PROGRAM, standalone_mode=False)
    finally:
        os.environ.pop("COLUMNS") if before is None else os.environ.update(COLUMNS=before)
    return "".join(f"{line.rstrip()}\n" for line in printed.getvalue().splitlines())


def commands_page() -> str:
    """The page of commands."""
    parts = [HEAD]
    for path in command_paths():
        name = " ".join((PROGRAM, *path))
        parts.append(f"\n## {name}\n\n```text\n{help_text(path).strip()}\n```\n")
    return "".join(parts)


def report_schema() -> str:
    """The JSON Schema of the report object."""
    schema = msgspec.json.schema(Report)
    schema = {"title": "counterclaim/report@1", **schema}
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2).decode() + "\n"


def theatre_schema() -> str:
    """The JSON Schemas of the files of a theatre pack, by file; those of names.csv are of one row."""
    files = {
        "theatre.toml": Head,
        "agents.toml": AgentsFile,
        "regions.toml": RegionsFile,
        "wording.toml": WordingFile,
        "names.csv": ContestedName,
    }
    schemas, shapes = msgspec.json.schema_components(files.values(), ref_template="#/$defs/{name}")
    schema = {
        "title": "counterclaim theatre pack",
        "properties": dict(zip(files, schemas, strict=True)),
        "$defs": shapes,
    }
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2).decode() + "\n"


PAGES = {
    "docs/commands.md": commands_page,
    "docs/report.schema.json": report_schema,
    "docs/theatre.schema.json": theatre_schema,
}


def main() -> int:
    """0, or 1 if ``--check`` finds a page that is not current."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is not current")
    check = parser.parse_args().check
    stale = 0
    for name, make in PAGES.items():
        path, text = ROOT / name, make()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if check:
            print(f"{name} is not current: run make docs")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"{name} written")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
