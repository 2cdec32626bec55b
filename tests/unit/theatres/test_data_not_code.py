"""No side, country, capital or agent of any pack is named in a Python file of the package."""

import ast
import tomllib
from pathlib import Path

import pytest

import counterclaim
from counterclaim.theatres import load_theatre, theatre_names
from counterclaim.theatres.states import read_states

PACKAGE = Path(counterclaim.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
PLAIN_WORDS = {  # names that are ordinary words or code too
    "other", "none", "base", "state", "chad", "mali", "jordan", "georgia", "turkey", "guinea", "niger", "lao", "praia",
    "victoria", "lima", "in", "is", "it", "no", "so", "as", "us", "id", "am", "at", "be", "by", "my", "to", "me", "do",
    "polish", "польский", "swiss", "the times", "planet", "united nations", "dawn",
    "and", "sa", "uk", "ru", "en", "trend", "report", "res",
}  # fmt: skip


def names():
    """Whole names that may not stand in code: of states, seats, sides and agents, in lower case; languages may."""
    found = set()
    for state in read_states(PACKAGE / "theatres" / "world"):
        for words in (state.aliases, state.adjectives, state.metonyms):
            found.update(word for kind in words.values() for word in kind)
    for name in theatre_names():
        theatre = load_theatre(name)
        found.update(side.name for side in theatre.sides)
        found.update(side.id for side in theatre.sides)
        found.update(agent.name for agent in theatre.agents)
    languages = tomllib.loads((PACKAGE / "languages" / "names.toml").read_text(encoding="utf-8"))
    return (
        {name.lower() for name in found if len(name) > 2} - PLAIN_WORDS - {name.lower() for name in languages.values()}
    )


NAMES = names()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_name_of_a_conflict_is_a_string_in_code(path):
    """String constants that decide something; docstrings may give examples."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    strings = {
        node.value.lower()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
    }
    assert strings & NAMES == set()
