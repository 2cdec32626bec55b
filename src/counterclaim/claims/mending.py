"""The parse with what statistical parsers of English often get wrong around reports set right.

What is mended is told by the words: marks, the forms of verbs, and which words report (``cues.toml``). The rules
themselves stand in ``inversions.py``, ``misparses.py`` and ``rejoinders.py``.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.inversions import invert_reports
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.misparses import mend_clauses
from counterclaim.claims.rejoinders import mend_rejoinders
from counterclaim.claims.workbench import Workbench
from counterclaim.model.parse import Parse


def mended(parse: Parse, lexicon: Lexicon) -> Parse:
    """``parse`` with its reports under their own speakers; the same object where nothing is to mend."""
    words = lexicon.scope.get("inverted")
    if words is None:
        return parse
    bench = Workbench(parse, lexicon, frozenset(words["addressed"]))
    for sentence in parse.sentences:
        mend_clauses(bench, sentence)
        invert_reports(bench, sentence)
        mend_rejoinders(bench, sentence)
    return msgspec.structs.replace(parse, tokens=tuple(bench.tokens)) if bench.changed else parse
