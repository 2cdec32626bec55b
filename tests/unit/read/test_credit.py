"""Whom a report credits for its wording; silence where it does not say."""

import pytest

from counterclaim.read.credit import credited

BODY = "The ministry said on Monday that two villages had been shelled and that nobody was hurt."
RU = "Министерство сообщило в понедельник, что два посёлка были обстреляны, никто не пострадал."


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        (f"MOSCOW, May 14, 2024 /NORDWIRE/. {BODY}", "en", {"NORDWIRE"}),
        (f"KHARTOUM (Nilewire) - {BODY}", "en", {"Nilewire"}),
        (f"Shelling\n\n{BODY}\n\nSource: Nordwire Agency", "en", {"Nordwire Agency"}),
        (f"Shelling\n\n{BODY} (Nordwire)", "en", {"Nordwire"}),
        (f"{BODY}\n\n(Nordwire)", "en", {"Nordwire"}),
        (f"{BODY}\n\n© Nordwire", "en", {"Nordwire"}),
        (f"{BODY}\n\n— Nordwire\n\nRead more on our site today", "en", {"Nordwire"}),
        (f"{RU}\n\nИсточник: Нордвайр", "ru", {"Нордвайр"}),
        (BODY, "en", set()),
        (f"{BODY}\n\n(more to follow)", "en", set()),
        (f"{BODY}\n\n(2024)", "en", set()),
        (f"{BODY[:-1]} in the village (Kivu).", "en", set()),
        ("", "en", set()),
    ],
)
def test_credits(text, lang, names):
    assert credited(text, lang) == names
