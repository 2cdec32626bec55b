"""Who a printed phrase names, by itself and where it stands; when in doubt, nobody."""

import pytest

from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.claim import Agent, Claim, Kind, Link, Modality, Polarity, Role, Status
from counterclaim.model.document import Document
from counterclaim.model.span import Span
from counterclaim.resolve.agents import AgentIndex, resolve_agents
from counterclaim.theatres import load_theatre, theatre_cases, theatre_names

CASES = [(name, case) for name in theatre_names() for case in theatre_cases(name)]
INDEXES = {}


def index(name="ukraine"):
    """The index of a theatre, built once for all tests."""
    if name not in INDEXES:
        INDEXES[name] = AgentIndex(load_theatre(name))
    return INDEXES[name]


def document(text, outlet=None):
    return Document(id="d", text=text, lang="en", name="d", sha256="", reader="test", outlet=outlet)


def claim(text, *links, actor=None, said=None):
    """A claim whose links are printed where the text has them; (phrase, antecedent) for a resolved one."""
    chain = []
    for phrase in links:
        who, resolved = phrase if isinstance(phrase, tuple) else (phrase, None)
        at = text.rindex(who)
        role = Role.VAGUE if who == "reportedly" else Role.SPEAKER
        chain.append(Link(who=who, role=role, start=at, stop=at + len(who), text=who, resolved=resolved))
    content = Span(0, len(text), text)
    where = text.rindex(actor) if actor else 0
    return Claim(
        id="c", content=content, sentence=content, kind=Kind.ATTACK, polarity=Polarity.ASSERTED, modality=Modality.FACT,
        chain=tuple(chain), place=(), confidence=0.5, status=Status.MACHINE, made_by="test",
        actor=Agent(where, where + len(actor), actor) if actor else None,
    )  # fmt: skip


def resolve(text, *links, actor=None, theatre="ukraine", outlet=None):
    return resolve_agents([claim(text, *links, actor=actor)], document(text, outlet), index(theatre))[0]


@pytest.mark.parametrize(("theatre", "case"), CASES, ids=[f"{name}: {case.phrase}" for name, case in CASES])
def test_the_cases_of_every_pack_come_out(theatre, case):
    match = index(theatre).find(case.phrase, case.lang)
    assert (match.side if match else "") == case.side
    assert not case.agent or (match is not None and match.agent_id == case.agent)


OF_OTHERS = [
    ("sudan", "The RSF commander", "rsf", "rsf.commander"),
    ("sudan", "the Sudanese army", "saf", "sd.army"),
    ("sudan", "Khartoum's governor", "saf", None),
    ("gaza", "Hamas's armed wing", "ps", "ps.qassam"),
    ("gaza", "the Israeli prime minister's office", "il", "il.prime-ministers-office"),
    ("gaza", "A Hamas official in Doha", "ps", "ps.hamas"),
    ("syria", "A spokesman for the Turkish-backed National Army", "opp", "opp.sna"),
    ("syria", "the Syrian Observatory's tally", "other", "sohr"),
    ("drcongo", "the Congolese army", "cd", "cd.army"),
    ("drcongo", "Kigali's foreign ministry", "rw", "rw.foreign-ministry"),
    ("yemen", "The Saudi-led coalition", "ye", "ye.coalition"),
    ("ethiopia", "TPLF spokesman", "tplf", "tplf"),
    ("myanmar", "the chairman of the State Administration Council", "sac", "sac.chairman"),
    ("world", "India's foreign secretary", "in", "in.foreign-minister"),
    ("world", "The Pakistan army", "pk", "pk.army"),
    ("world", "the White House", "us", "us.white-house"),
]


@pytest.mark.parametrize(("theatre", "phrase", "side", "agent"), OF_OTHERS)
def test_phrases_of_other_theatres(theatre, phrase, side, agent):
    match = index(theatre).find(phrase)
    assert match is not None
    assert (match.side, match.agent_id) == (side, agent or match.agent_id)


@pytest.mark.parametrize("phrase", ["us", "he told us", "who", "is", "turkey sandwich"])
def test_small_words_are_no_states(phrase):
    match = index().find(phrase)
    assert match is None or match.agent_id not in ("us", "who", "isis")


PLACED = {
    "the last ministry named": (
        "Russia's defence ministry said it had taken a village. Later the ministry added a second.",
        "the ministry",
        "ru",
    ),
    "another kind of ministry is no antecedent": (
        "Russia's defence ministry said so. The health ministry was silent, and Ukraine's too.",
        "The health ministry",
        None,
    ),
    "two ministries about as near leave it open": (
        "Russia's defence ministry and then Ukraine's defence ministry spoke. Then the ministry fell silent.",
        "the ministry",
        None,
    ),
    "a state that opens the sentence": (
        "Ukraine reported an attack on Kharkiv. In Moscow the Defence Ministry denied it.",
        "the Defence Ministry",
        "ru",
    ),
    "its, after one side": ("Ukraine's army held the town. On Monday its spokesman said so.", "its spokesman", "ua"),
    "its, between two sides": ("Ukraine and Russia met, and its spokesman said so.", "its spokesman", None),
    "an indefinite speaker takes up nobody": (
        "Russia's defence ministry spoke. A minister denied it in Kyiv Square on Ukraine Day.",
        "A minister",
        None,
    ),
    "the governor of the region last named": (
        "Shells fell on Kharkiv region. The governor said two were hurt.",
        "The governor",
        "ua",
    ),
    "a governor of the other side's region": (
        "Shells fell on Belgorod region. The governor said two were hurt.",
        "The governor",
        "ru",
    ),
    "the installed governor named before": (
        "The Russian-installed governor of Kherson region spoke. The governor added nothing.",
        "The governor",
        "ru",
    ),
    "nothing before": ("The army said it had held the line.", "The army", None),
}


@pytest.mark.parametrize(("text", "phrase", "side"), PLACED.values(), ids=PLACED.keys())
def test_phrases_where_they_stand(text, phrase, side):
    assert resolve(text, phrase).chain[-1].side == side


def test_an_unmarked_army_is_the_one_that_the_theatre_calls_so():
    link = resolve("The army said it had held the line.", "The army", theatre="sudan").chain[0]
    assert (link.side, link.agent_id) == ("saf", "sd.army")


@pytest.mark.parametrize(("outlet", "side"), [("TASS", "ru"), ("Ukrinform", "ua"), ("Reuters", None), (None, None)])
def test_a_sides_own_outlet_means_its_own_ministry(outlet, side):
    text = "The Defence Ministry said that 14 drones had been shot down."
    assert resolve(text, "The Defence Ministry", outlet=outlet).chain[0].side == side


def test_an_antecedent_is_kept_and_resolved_through():
    text = "Russia's defence ministry announced it. Later it named the village."
    link = resolve(text, ("it", "Russia's defence ministry")).chain[0]
    assert (link.who, link.resolved, link.side, link.agent_id) == (
        "it",
        "Russia's defence ministry",
        "ru",
        "ru.defence-ministry",
    )


def test_a_pronoun_alone_stays_open():
    link = resolve("Russia's defence ministry announced it. Later it named the village.", "it").chain[0]
    assert (link.side, link.agent_id, link.resolved) == (None, None, None)


def test_agencies_and_outlets_get_their_roles_and_vague_sources_stay_vague():
    text = "TASS and the BBC, reportedly, quoted a statement of the Russian foreign ministry."
    claim = resolve(text, "TASS", "the BBC", "reportedly", "a statement of the Russian foreign ministry")
    assert [link.role for link in claim.chain] == [Role.AGENCY, Role.OUTLET, Role.VAGUE, Role.DOCUMENT]
    assert [link.side for link in claim.chain] == ["ru", "other", None, "ru"]


def test_our_troops_are_the_speakers():
    text = "The Ukrainian General Staff said that our troops held the hill."
    claim = resolve(text, "The Ukrainian General Staff", actor="our troops")
    assert claim.actor is not None
    assert (claim.actor.side, claim.actor.agent_id) == ("ua", "ua.army")


def test_an_actor_is_named_by_its_own_words():
    text = "The Ukrainian General Staff said that Russian forces attacked."
    claim = resolve(text, "The Ukrainian General Staff", actor="Russian forces")
    assert claim.actor is not None
    assert claim.actor.side == "ru"


def test_a_person_introduced_by_a_title_is_known_later():
    text = "TPLF spokesman Gebre Abraha spoke in Mekelle. The rest was up to others, Abraha said."
    assert resolve(text, "Abraha", theatre="ethiopia").chain[0].side == "tplf"


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [
        ("Russian President Vladimir Putin", "Vladimir Putin"),
        ("Major General Kyaw Htin", "Kyaw Htin"),
        ("Government spokesman Albert Ilunga", "Albert Ilunga"),
        ("the ministry", "ministry"),
        ("Putin", "Putin"),
    ],
)
def test_canonical_names_have_no_titles(phrase, bare):
    assert index().canonical(phrase) == bare


def test_sides_mirror():
    """What decides for one side decides for the other, word for word."""
    pairs = [("Russia", "Ukraine"), ("Russian", "Ukrainian"), ("Moscow", "Kyiv")]
    frames = ["{}'s defence ministry", "the army of {}", "a source in {}'s general staff", "{}-backed officials"]
    for ru, ua in pairs[::2]:
        for frame in frames:
            left, right = index().find(frame.format(ru)), index().find(frame.format(ua))
            assert left is not None
            assert right is not None
            assert (left.side, right.side) == ("ru", "ua")
            assert (left.agent_id or "").removeprefix("ru") == (right.agent_id or "").removeprefix("ua")


@pytest.mark.parametrize(
    ("theatre", "text", "phrase", "side"),
    [
        ("sahel", "JNIM fighters entered Djibo in Burkina Faso. The group said it held the town.", "The group", "jnim"),
        ("gaza", "Hamas rejected the text. The group's spokesman said so.", "The group's spokesman", "ps"),
        ("yemen", "The Houthis took the port. The movement said so.", "The movement", "hou"),
        (
            "sahel",
            "JNIM blocked the road. The head of an importers' group said so.",
            "The head of an importers' group",
            "other",
        ),
        (
            "sahel",
            "JNIM fighters entered Djibo in Burkina Faso. The prime minister said so.",
            "The prime minister",
            "bf",
        ),
        (
            "sahel",
            "JNIM fighters left Mali. The border with Niger is closed. The prime minister said so.",
            "The prime minister",
            None,
        ),
        ("sudan", "Sudanese army commander X spoke. The army said so.", "The army", "saf"),
    ],
)
def test_whom_a_bare_group_or_office_means(theatre, text, phrase, side):
    found = resolve(text, phrase, theatre=theatre).chain[0].side
    assert found == side or (side == "other" and found is None)


@pytest.mark.parametrize(
    ("theatre", "text", "phrase", "side"),
    [
        ("gaza", "Israeli troops killed a man of Hamas's elite unit in Jenin, the army said.", "the army", "ps"),
        (
            "world",
            "Ethiopian soldiers crossed into Somalia's Gedo region, the government said.",
            "the government",
            "so",
        ),
        ("drcongo", "Rwandan soldiers shot a man of the M23's police in Goma, the army said.", "the army", "m23"),
    ],
)
def test_another_side_named_beside_it_is_not_passed_over(theatre, text, phrase, side):
    assert resolve(text, phrase, theatre=theatre).chain[0].side != side


def test_an_army_is_not_its_commander():
    link = resolve("The Ukrainian commander spoke. The army denied it.", "The army").chain[0]
    assert (link.side, link.agent_id) in {("ua", "ua.army"), ("ua", None)}


def test_an_armed_group_at_the_head_of_a_sentence_has_no_government():
    text = "Al-Shabaab seized Moqokori on Monday. The government called the figure a fantasy."
    link = resolve(text, "The government", theatre="world").chain[0]
    assert link.side != "asb"


def test_a_state_agency_is_no_government():
    assert index().find("the Russian state agency").agent_id != "ru.government"


@pytest.mark.parametrize(
    ("text", "content", "side"),
    [
        ("The Sudanese army said on Sunday it had repelled an assault on Babanusa.", "repelled", "saf"),
        ("The Rapid Support Forces said it had captured Bara.", "Bara", "rsf"),
        ('"We hold Bara," a spokesman for the Sudanese army said.', "Bara", "saf"),
        ("The Sudanese army said the Rapid Support Forces had fled and that it had lost ten men.", "ten", None),
        ("Residents of Bara said it had been shelled.", "shelled", None),
    ],
)
def test_whom_it_and_we_take_up(text: str, content: str, side: str | None) -> None:
    document = Document(id="d", text=text, lang="en", name="d", sha256="", reader="test")
    claims = read_report(document, FlowOptions(theatre="sudan")).report.claims
    actors = [c.actor for c in claims if content in c.content.text]
    assert len(actors) == 1
    assert (actors[0].side if actors[0] else None) == side
