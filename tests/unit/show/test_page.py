import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest
from tests.unit.show.subjects import TEXT, THEATRE, hostile_document, hostile_report

from counterclaim.show.page import render_page, short_name

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Tree(HTMLParser):
    """Elements, ids, links and the text of each element, with a check that tags close in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.hrefs, self.attributes, self.inside = [], [], [], [], {"script": [], "style": []}
        self.paragraphs, self.headings = [], []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.attributes.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.hrefs.append(found["href"])
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag, attrs):
        self.attributes.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in self.inside:
            self.inside[self.open[-1]].append(data)


@pytest.fixture(scope="module")
def page():
    return render_page(hostile_document(), hostile_report(), THEATRE)


@pytest.fixture(scope="module")
def tree(page):
    tree = Tree()
    tree.feed(page)
    tree.close()
    assert tree.open == []
    return tree


def test_nothing_of_the_report_is_run(page, tree):
    assert len(tree.inside["script"]) == 1
    assert "alert" not in tree.inside["script"][0]
    assert not [tag for tag, _ in tree.attributes if tag in ("img", "iframe", "object", "embed", "base", "form")]
    assert not [a for _, found in tree.attributes for a in found if a.startswith("on") or a == "style"]
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;" in page
    assert "A &lt;b&gt;test&lt;/b&gt; theatre" in page


def test_reading_order_cannot_be_turned(page):
    assert "\u202e" not in page
    assert "⟨U+202E⟩gnissiM⟨U+202C⟩" in page
    assert "\x00" not in page


def test_the_policy_allows_exactly_this_style_and_this_script(tree):
    policy = next(f["content"] for tag, f in tree.attributes if f.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for kind in ("script", "style"):
        held = "".join(tree.inside[kind])
        digest = base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{digest}'"


def test_the_policy_stands_before_what_it_governs(page):
    assert page.index("Content-Security-Policy") < page.index("<style>") < page.index("<script>")


def test_no_address_outside_the_page(page, tree):
    assert all(href.startswith("#") for href in tree.hrefs)
    assert not [f for _, f in tree.attributes if "src" in f or "srcset" in f or "action" in f]
    assert not re.search(r"(?:https?:)?//[a-z0-9]|url\(|@import", page)


def test_each_link_has_its_target_and_each_id_is_one(tree):
    assert len(tree.ids) == len(set(tree.ids))
    assert {href[1:] for href in tree.hrefs} <= set(tree.ids)


def test_findings_link_to_the_text_and_back(tree):
    for number in (1, 2, 3):
        assert f"#finding-{number}" in tree.hrefs
        assert f"#text-finding-{number}" in tree.hrefs
    for number in (1, 2):
        assert f"#claim-{number}" in tree.hrefs
        assert f"#text-claim-{number}" in tree.hrefs


def test_headings_never_skip_a_level(tree):
    assert tree.headings[0] == 1
    assert tree.headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in zip(tree.headings, tree.headings[1:], strict=False))


def test_a_card_says_in_words_what_the_claim_is(page):
    card = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page[page.index('id="claim-2"') : page.index('id="findings"')]))
    for words in (
        "Claim 2", "change of control", "denied", "as possible", "the outlet", "vague source", "denies it", "edited",
        "Hilltop (official), in A District, A Country", "Contradictory", "claim 1", "opposite-holder",
    ):  # fmt: skip
        assert words in card
    assert card.index("the outlet") < card.index("Officials")


def test_the_table_names_the_speaker_by_name_and_side(page):
    table = page[page.index('id="sources"') : page.index('id="places"')]
    assert "Example &lt;Agency&gt;" in table
    assert "North &amp; co" in table
    assert "“<bdi>The agency</bdi>”" in table


def test_the_places_table_lists_what_was_considered(page):
    table = page[page.index('id="places"') : page.index('id="how"')]
    assert "2 considered" in table
    assert "named &lt;i&gt;beside&lt;/i&gt; it" in table
    assert "no line of control is drawn" in table


def test_an_empty_report_says_so():
    document = msgspec.structs.replace(
        hostile_document(), text="Nothing here.\n", title=None, outlet=None, published=None
    )
    report = msgspec.structs.replace(
        hostile_report(),
        document=msgspec.structs.replace(hostile_report().document, title=None, outlet=None),
        claims=(), places=(), findings=(), relations=(),
    )  # fmt: skip
    page = render_page(document, report, THEATRE)
    for words in (
        "Report without a title",
        "not given",
        "date not given",
        "0 claims",
        "No claim was found",
        "there is no map",
    ):
        assert words in page
    assert "<svg" not in page


def test_places_without_a_position_give_no_map_and_say_so():
    report = hostile_report()
    lost = tuple(msgspec.structs.replace(place, lat=None, lon=None) for place in report.places)
    claims = tuple(msgspec.structs.replace(claim, place=()) for claim in report.claims)
    page = render_page(hostile_document(), msgspec.structs.replace(report, places=lost, claims=claims), THEATRE)
    assert "none of the places named has a known position" in page
    assert "<svg" not in page


def test_the_text_stands_on_the_page_unchanged(page):
    body = page[page.index('<div class="text"') : page.index('<section class="claims"')]
    body = re.sub(r'<span class="side.*?</span></span>', "", body)
    body = re.sub(r'<a class="(?:gutter|ref).*?</a>', "", body)
    shown = re.sub("<[^>]+>", "", body)
    for escaped, char in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&amp;", "&")):
        shown = shown.replace(escaped, char)
    assert [line for line in shown.split("\n") if line.strip()] == [line for line in TEXT.split("\n") if line]


def test_the_same_report_gives_the_same_page(page):
    assert render_page(hostile_document(), hostile_report(), THEATRE) == page


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/home/someone/drafts/report.txt", "report.txt"),
        ("C:\\Users\\someone\\report.txt", "report.txt"),
        ("-", "-"),
        ("https://example.org/a/b", "https://example.org/a/b"),
    ],
)
def test_the_page_does_not_tell_in_which_folder_the_report_lay(name, shown):
    assert short_name(name) == shown
    page = render_page(msgspec.structs.replace(hostile_document(), name=name), hostile_report(), THEATRE)
    assert "someone" not in page
    assert f"<bdi>{shown}</bdi>" in page
