"""Write requirements.txt (to run and to test) and requirements-lint.txt (to lint), pinned and hashed.

    python tools/lock.py            # needs pip-tools; takes a few minutes
    python tools/lock.py --upgrade  # also moves to newer releases

Each file holds the hashes of all wheels of a release, so that one file serves every processor. Neither
names a host: where packages come from is the business of the machine that installs them.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Made by tools/lock.py from pyproject.toml: do not edit.\n"
COMMON = (
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",  # setuptools is a dependency of spaCy; with hashes it must be pinned as well
    "--strip-extras",
    "--no-header",
    "--no-annotate",
    "--no-emit-options",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
)
HOST = re.compile(r"https?://|file://|--(?:extra-)?index-url|--find-links|--trusted-host")


def compile_file(name: str, *arguments: str) -> None:
    """Write one requirements file; raises if it names a host."""
    target = ROOT / name
    command = [sys.executable, "-m", "piptools", "compile", *COMMON, *arguments, "-o", name, "pyproject.toml"]
    subprocess.run(command, cwd=ROOT, check=True)
    text = target.read_text(encoding="utf-8")
    if HOST.search(text):
        target.unlink()
        raise SystemExit(f"{name}: a host got into it")
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    target.write_text(HEAD + body, encoding="utf-8")
    print(f"{name}: {len(re.findall('==', body))} packages")


def main() -> None:
    """Write both files, the second in agreement with the first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="move to newer releases")
    upgrade = ("--upgrade",) if parser.parse_args().upgrade else ()
    compile_file("requirements.txt", "--extra=test", "--build-deps-for=editable", "--build-deps-for=wheel", *upgrade)
    compile_file("requirements-lint.txt", "--extra=lint", "--constraint=requirements.txt", *upgrade)


if __name__ == "__main__":
    main()
