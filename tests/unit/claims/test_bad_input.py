"""Text that is no report: no crash, exact spans, in little time."""

from __future__ import annotations

import time

import pytest
from short_texts import chain, claim_of, report_of

LONG = "The army said that " + "and ".join(f"unit {n} took hill {n} " for n in range(1_700)) + "."
TEXTS = {
    "10,000 words without a full stop": LONG,
    "one word 10,000 times": "shelling " * 10_000,
    "parts of parts": "The army took half " + "of half " * 2_000 + "of the town.",
    "reports of reports": "The army denied " + "a report of " * 1_500 + "an attack.",
    "says that he says": "The army said " + "that he said " * 1_500 + "that the town fell.",
    "commas": "town, " * 3_000,
    "quotation marks": "\"'“”„«»‘’" * 800,
    "one kind of mark": '"' * 5_000,
    "marks and spaces": '" ' * 3_000,
    "right to left": "قال الجيش إن قواته دخلت المدينة. " * 50,
    "Hebrew and English": "הצבא said that troops entered רפיח on Monday. " * 20,
    "direction marks": "\u202eThe army said\u202c that \u2067troops\u2069 had entered Rafah.",
    "mojibake": "Le prÃ©sident said that troops had entered KyivÂ â€” and â€œleftâ€\x9d. " * 20,
    "replacement signs": "The army \ufffd\ufffd said that \ufffd had fallen.",
    "control signs": "The army\x00 said\x07 that troops\x1b had entered Goma.",
    "astral signs": "The army 🚀 said that 𝕥𝕣𝕠𝕠𝕡𝕤 had entered Goma 🇨🇩.",
    "combining signs": "The a\u0301rmy said that e\u0301 troops had entered Goma" + "\u0301" * 500 + ".",
    "zero width": "The\u200b army\u200d said that troops had entered\ufeff Goma.",
    "digits": "1 2 3 4 5 6 7 8 9 0 " * 300,
    "brackets": "(" * 1_000 + "The army said" + ")" * 1_000,
    "a bracket opens a name": "The army said that (Goma fell.",
    "full stops": "." * 3_000,
    "dashes": "— " * 2_000,
    "a full stop": ".",
    "a letter": "a",
    "no words": " \n\t\n ",
    "nothing": "",
    "line ends": "The army said\r\nthat troops\r\nhad entered Goma.\r\n",
}
SECONDS = 60  # far above what any of them takes on a slow machine, far below an exponential walk


@pytest.mark.parametrize("name", TEXTS)
def test_bad_input_is_read_fast_and_with_exact_spans(name: str) -> None:
    text = TEXTS[name]
    started = time.perf_counter()
    report = report_of(text)
    assert time.perf_counter() - started < SECONDS
    for claim in report.claims:
        spans = [claim.content, claim.sentence, *claim.place, claim.actor, claim.target, claim.when, claim.amount]
        for span in spans:
            assert span is None or text[span.start : span.stop] == span.text
        for link in claim.chain:
            assert text[link.start : link.stop] == link.text
    for passage in report.attributions:
        for span in (*passage.source, *passage.cue, *passage.content):
            assert text[span.start : span.stop] == span.text


@pytest.mark.parametrize("name", ["nothing", "no words", "a full stop", "full stops", "dashes", "right to left"])
def test_what_says_nothing_makes_no_claim(name: str) -> None:
    assert report_of(TEXTS[name]).claims == ()


def test_broken_signs_do_not_hide_the_report_around_them() -> None:
    text = "The army said that troops had entered Goma. \ufffd\ufffd Ã© â€œ"
    assert chain(claim_of(text, "troops had entered Goma")) == ["The army"]
