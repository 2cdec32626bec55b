"""The parse with what statistical parsers often get wrong around reports set right.

What is mended is told by the words: marks, the forms of verbs, and which words report (``cues.toml``). The rules
themselves stand in ``inversions.py``, ``misparses.py``, ``mistagged.py``, ``rejoinders.py`` and ``levels.py``.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.inversions import invert_reports
from counterclaim.claims.levels import mend_levels
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.misparses import mend_clauses
from counterclaim.claims.rejoinders import mend_rejoinders
from counterclaim.claims.workbench import Workbench
from counterclaim.model.parse import Parse


def mended(parse: Parse, lexicon: Lexicon) -> Parse:
    """``parse`` with its reports under their own speakers; the same object where nothing is to mend."""
    inverted, levels = lexicon.scope.get("inverted"), lexicon.scope.get("levels")
    bench = Workbench(parse, lexicon, frozenset(inverted["addressed"] if inverted else ()))
    for sentence in parse.sentences:
        if inverted:
            mend_clauses(bench, sentence)
            invert_reports(bench, sentence)
            mend_rejoinders(bench, sentence)
        if levels:
            mend_levels(bench, sentence, levels["contrast"])
    return msgspec.structs.replace(parse, tokens=tuple(bench.tokens)) if bench.changed else parse
