"""A pack's own translations: used where they are, English where they are not, held to the kind's fields."""

import msgspec
import pytest

from counterclaim.check.engine import validate, worded
from counterclaim.check.pack import load_rule
from counterclaim.model import spoken
from counterclaim.model.errors import PackError

RULE = """---
code: XY101
name: old-name
kind: contested-name
severity: note
message: "'{{name}}' stands without '{{official}}'"
help: "write '{{official}}'"
since: 1.0.0
variants:
  former:
    message: "'{{name}}' is a former name"
messages:
  uk:
{translation}
---

# old-name (XY101)

## What it does

Reports old names.

## Why it matters

They are old.

## Cases

None yet.
"""
FULL = """    message: "«{name}» вжито без «{official}»"
    help: "напишіть «{official}»"
    variants:
      former:
        message: "«{name}» — колишня назва"
"""
PARTIAL = """    message: "«{name}» вжито без «{official}»"
"""


@pytest.fixture
def rule(tmp_path):
    def load(translation):
        path = tmp_path / "XY101-old-name.md"
        path.write_text(RULE.format(translation=translation.rstrip()), encoding="utf-8")
        return load_rule(path)

    return load


@pytest.mark.parametrize(
    ("language", "translation", "variant", "field", "text"),
    [
        ("uk", FULL, None, "message", "«{name}» вжито без «{official}»"),
        ("uk", FULL, "former", "message", "«{name}» — колишня назва"),
        ("uk", FULL, "former", "help", "напишіть «{official}»"),
        ("uk", PARTIAL, "former", "message", "'{name}' is a former name"),
        ("uk", PARTIAL, None, "help", "write '{official}'"),
        ("ru", FULL, None, "message", "'{name}' stands without '{official}'"),
        ("en", FULL, "former", "message", "'{name}' is a former name"),
    ],
)
def test_the_pack_s_own_words_else_english(rule, language, translation, variant, field, text):  # noqa: PLR0913
    file = rule(translation)
    validate(file)
    with spoken.speaking(language):
        assert worded(file.rule, variant, field) == text


def test_a_message_that_the_catalogue_has_needs_no_translation_of_the_pack(rule):
    file = rule(PARTIAL)
    shared = msgspec.structs.replace(file.rule, help="name the district or a larger town near it")
    with spoken.speaking("uk"):
        assert worded(shared, None, "help") == "назвіть район або більше місто поруч"


@pytest.mark.parametrize(
    ("translation", "said"),
    [
        ('    message: "«{nmae}» вжито"\n', r":14:\d+: .*does not offer \{nmae\}"),
        ('    help: "напишіть «{officail}»"\n', r":14:\d+: .*does not offer \{officail\}"),
        ('    variants:\n      side:\n        message: "«{name}»"\n', "no variant 'side' to translate"),
        ('    mesage: "«{name}»"\n', "mesage"),
    ],
)
def test_a_slip_in_a_translation_is_said_with_its_place(rule, translation, said):
    with pytest.raises(PackError, match=said):
        validate(rule(translation))
