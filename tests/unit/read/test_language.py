"""Which language a text is in: running text, headlines, names alone, other scripts."""

import pytest

from counterclaim.read.language import detect, display, main_script


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Troops took Siversk", "en"),
        ("Drones hit Odesa", "en"),
        ("M23 captured Goma", "en"),
        ("RSF shells El Fasher", "en"),
        ("Bakhmut", "en"),
        ("Nagorno-Karabakh", "en"),
        ("1,240 / 87", "en"),
        ("The ministry said that its forces had left the town.", "en"),
        ("“Мы ушли”, the governor said of the retreat, and the army did not deny it.", "en"),
        ("Les forces armées ont pris la ville, a déclaré le ministre de la Défense.", "fr"),
        ("Die Armee hat die Stadt eingenommen, sagte der Verteidigungsminister am Montag.", "de"),
        ("El ejército tomó la ciudad, dijo el ministro de Defensa el lunes.", "es"),
        ("Ordu pazartesi günü şehri ele geçirdiğini açıkladı.", "tr"),
        ("Военные заявили о взятии города, сообщает министерство.", "ru"),
        ("Військові заявили про взяття міста, повідомляє міністерство.", "uk"),
        ("سيطرت قوات الدعم السريع على المدينة يوم الاثنين.", "ar"),
        ("Բանակը հայտարարեց, որ քաղաքը գրավված է։", "hy"),
        ("צה״ל הודיע כי כוחותיו נכנסו לעיר.", "he"),
    ],
)
def test_detect(text, lang):
    assert detect(text) == lang


@pytest.mark.parametrize(
    ("text", "script"), [("Goma fell", "LATIN"), ("Бахмут fell", "CYRILLIC"), ("123 …", None), ("", None)]
)
def test_main_script(text, script):
    assert main_script(text) == script


@pytest.mark.parametrize(("lang", "words"), [("fr", "French (fr)"), ("xx", "xx"), ("und", "a language that was not")])
def test_display(lang, words):
    assert display(lang).startswith(words)
