"""A second report beside the first, not inside it."""

from __future__ import annotations

import pytest
from short_texts import chain, report_of


def told(text: str, content: str, lang: str) -> list[tuple[list[str], str]]:
    """Chain and polarity of each claim with ``content`` in its words."""
    return [(chain(c), c.polarity.value) for c in report_of(text, lang).claims if content in c.content.text]


@pytest.mark.parametrize(
    ("lang", "text", "content", "expected"),
    [
        (
            "en",
            "The Taliban denied that its fighters had shelled a post and accused Islamabad of violating the truce.",
            "Islamabad",
            [(["The Taliban"], "asserted")],
        ),
        (
            "en",
            "The rebels denied that they had lost Bor and said that a bridge there was theirs.",
            "bridge",
            [(["The rebels"], "asserted")],
        ),
        (
            "en",
            "Kyiv said that its troops had left Bakhmut, but Moscow denied that the town had been given up.",
            "given up",
            [(["Moscow"], "denied")],
        ),
        (
            "ru",
            "Минобороны заявило, что его войска освободили Токмачку, однако Генштаб ВСУ отрицает потерю села.",
            "потерю села",
            [(["Генштаб ВСУ"], "denied")],
        ),
        (
            "ru",
            "Повстанцы сообщили, что взяли мост, но губернатор заявил, что мост разрушен.",
            "мост разрушен",
            [(["губернатор"], "asserted")],
        ),
        (
            "ru",
            "Талибан отрицает, что его бойцы обстреляли пост, и обвиняет Исламабад в нарушении перемирия.",
            "Исламабад",
            [(["Талибан"], "asserted")],
        ),
        (
            "uk",
            "Талібан заперечує, що його бійці обстріляли пост, і звинувачує Ісламабад у порушенні перемир'я.",
            "Ісламабад",
            [(["Талібан"], "asserted")],
        ),
        (
            "uk",
            "Міноборони РФ заявило, що захопило Токмачку, але Генштаб повідомив, що село втримали.",
            "село втримали",
            [(["Генштаб"], "asserted")],
        ),
    ],
)
def test_side_by_side(lang: str, text: str, content: str, expected: list[tuple[list[str], str]]) -> None:
    assert told(text, content, lang) == expected


def test_one_subject_one_report() -> None:
    text = "The spokesman said the rebels had fled and burned two villages."
    assert told(text, "burned two villages", "en") == [(["The spokesman"], "asserted")]
