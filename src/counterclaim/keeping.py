"""Documents into a ledger: what is kept of a report, and with which earlier claims it is compared.

``harvest`` needs no ledger and may run in any process; ``Keeper.keep`` is the one writer's.
"""

from __future__ import annotations

import datetime as dt
import functools
import gc
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from counterclaim import __version__
from counterclaim.compare.lexicon import lexicon
from counterclaim.compare.likeness import bands, likeness, one_wording, shingles
from counterclaim.compare.neighbourhood import Neighbour, blocks, reach, relate_new
from counterclaim.compare.packing import pack, unpack
from counterclaim.compare.questions import answers
from counterclaim.compare.reading import Reading, Setting, read
from counterclaim.compare.relate import readings
from counterclaim.languages import INFLECTING
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.span import inside
from counterclaim.store import neighbours, rows, writing
from counterclaim.store.entry import Asked, ClaimEntry, Entry, document_id
from counterclaim.store.failing import clear

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.flow import Outcome
    from counterclaim.model.annotation import Annotations
    from counterclaim.model.span import Span
    from counterclaim.store.ledger import Ledger

PACKAGE = Path(__file__).parent
MAKERS = ("annotate", "claims", "compare", "languages", "model", "read", "resolve", "theatres")  # what shapes a claim
BIG = 1_000_000  # bytes; of larger files (models, dictionaries) only the size counts: they change with the rest
LAYERS = frozenset({"attributions", "claims", "places", "times", "amounts", "relations"})
CACHED = 20_000  # claims of the ledger that are kept ready for the next comparison
BATCH = 50  # documents between two checkpoints


@functools.cache
def extractor() -> str:
    """What reads the documents: the version, and a digest of everything that shapes a claim.

    A changed rule, table or theatre is another extractor: adding a document again then adds a generation.
    """
    digest = blake2b(digest_size=4)
    for folder in MAKERS:
        for path in sorted((PACKAGE / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                size = path.stat().st_size
                digest.update(f"{path.relative_to(PACKAGE).as_posix()} {size}".encode())
                digest.update(path.read_bytes() if size < BIG else b"")
    return f"{__version__}+{digest.hexdigest()}"


def harvest(document: Document, outcome: Outcome) -> Entry:
    """What the ledger keeps of one document's outcome."""
    report = outcome.report
    return Entry(
        theatre=outcome.theatre.id,
        attributions=report.attributions,
        claims=tuple(
            claim_entry(each, document, bases(each.claim.sentence, outcome.annotations)) for each in readings(report)
        ),
        relations=report.relations,
        bands=bands(shingles(document.text)),
    )


def claim_entry(reading: Reading, document: Document, forms: str) -> ClaimEntry:
    """One claim with what finds it; ``forms`` are the dictionary forms of its sentence's words."""
    return ClaimEntry(
        claim=reading.claim,
        bases=forms,
        compared=pack(reading),
        blocks=tuple((block.key, block.day) for block in blocks(reading, document.published)),
        questions=tuple(msgspec.convert(msgspec.structs.asdict(answer), Asked) for answer in answers(reading)),
    )


def bases(sentence: Span, found: Annotations) -> str:
    """The dictionary forms of a sentence's words, where they differ from the words; English is stemmed by the index.

    A place's name counts as what it was looked up by: no dictionary has them all.
    """
    parse = found.parse
    if parse.lang not in INFLECTING:
        return ""
    first = bisect_left(parse.tokens, sentence.start, key=lambda token: token.start)
    last = bisect_right(parse.tokens, sentence.stop, key=lambda token: token.stop)
    forms = [t.lemma for t in parse.tokens[first:last] if t.lemma != t.text.casefold()]
    names = [place.key for place in inside(found.places, sentence.start, sentence.stop) if place.key]
    return " ".join(dict.fromkeys(forms + names))


class Kept(NamedTuple):
    """What became of a document: new or known, its claims, the relations found, the document it repeats."""

    new: bool
    claims: int = 0
    relations: int = 0
    copy: bool = False


class Keeper:
    """The one writer of a ledger; remembers claims that it has compared."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.extractor = extractor()
        self.known: dict[int, tuple[str, Neighbour]] = {}
        self.added = 0

    def holds(self, document: Document) -> bool:
        """True if the ledger has this version's reading of the document."""
        with self.ledger.read() as connection:
            return writing.holds(connection, document_id(document), self.extractor)

    def keep(self, document: Document, part: int, entry: Entry) -> Kept:
        """Add a document with everything that it brings, in one transaction, or nothing if it is there."""
        with uncollected(), self.ledger.write() as connection:
            placed = writing.add_reading(connection, document, part, entry, self.extractor)
            if placed is None:
                return Kept(new=False)
            if placed.generation > 1:
                self.known.clear()  # claims of the reading before may be among them
            origin = self.find_origin(connection, document, placed, entry)
            found = list(self.compare(connection, document, placed, entry, origin))
            writing.add_relations(connection, found, placed.extractor)
            clear(connection, document.name, part, placed.document)
        self.added += 1
        if self.added % BATCH == 0:
            self.ledger.checkpoint()
        return Kept(True, len(placed.claims), len(found) + len(entry.relations), origin is not None)

    def find_origin(
        self, connection: Connection, document: Document, placed: writing.Placed, entry: Entry
    ) -> int | None:
        """The number of the document whose wording this one repeats; the first to be added counts as the origin."""
        ours = shingles(document.text)
        near = neighbours.alike(connection, placed.document, entry.bands)
        alike = ((n, shingles(text)) for n, text in near)
        best = max(((likeness(ours, theirs), -n) for n, theirs in alike if one_wording(ours, theirs)), default=None)
        neighbours.add_bands(connection, placed.document, entry.bands)
        if best is None:
            return None
        if not neighbours.is_copy(connection, placed.document):
            writing.mark_copy(connection, placed.document, -best[1], best[0])
        return -best[1]

    def compare(
        self,
        connection: Connection,
        document: Document,
        placed: writing.Placed,
        entry: Entry,
        origin: int | None,
    ) -> list[writing.Found]:
        """The relations of the new claims with earlier ones; what a reprint repeats has its origin's."""
        repeated = neighbours.said_in(connection, origin) if origin is not None else frozenset()
        name, published = document_id(document), document.published.isoformat() if document.published else ""
        both = list(zip(entry.claims, placed.claims, placed.ids, strict=True))
        neighbours.forget(connection, [(n, e.blocks) for e, n, _ in both if e.claim.content.text in repeated])
        met = []
        for each, n, claim_id in both:
            if each.claim.content.text not in repeated and each.blocks:
                reading = unpack(each.compared)
                new = Neighbour(n, reading, document.lang, (published, name, each.claim.content.start))
                met.append((each, claim_id, new, self.near(connection, each, reading, placed)))
        self.load(connection, {n for *_, numbers in met for n in numbers}, placed)
        return [
            found
            for each, claim_id, new, numbers in met
            for found in self.related(new, claim_id, numbers, rows.day_of(each.claim, document))
        ]

    def related(self, new: Neighbour, claim_id: str, numbers: Sequence[int], day: str | None) -> list[writing.Found]:
        """The relations of one new claim with those earlier ones that are loaded."""
        others = [self.known[n] for n in numbers if n in self.known]
        ids = {new.number: claim_id, **{other.number: other_id for other_id, other in others}}
        return [
            writing.Found(
                left=(left.number, ids[left.number]),
                right=(right.number, ids[right.number]),
                relation=relation,
                scope="across",
                place=rows.shared_place(left.reading.claim, right.reading.claim),
                day=day,
            )
            for left, right, relation in relate_new(new, [other for _, other in others])
        ]

    def near(self, connection: Connection, entry: ClaimEntry, reading: Reading, placed: writing.Placed) -> list[int]:
        """The numbers of earlier claims under the keys of a new one."""
        numbers: dict[int, None] = {}
        for key, day in entry.blocks:
            for n in neighbours.nearest(connection, key, day, reach(reading), placed.claims[0]):
                numbers.setdefault(n)
        return list(numbers)[: neighbours.MOST]

    def load(self, connection: Connection, numbers: set[int], placed: writing.Placed) -> None:
        """Have these claims ready, those that are current and of another document."""
        if len(self.known) > CACHED:
            self.known.clear()
        wanted = sorted(numbers - self.known.keys())
        for row in neighbours.load(connection, wanted, placed.document) if wanted else []:
            order = (row.published or "", row.document, row.start)
            self.known[row.n] = (row.id, Neighbour(row.n, as_compared(row), row.lang, order))


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: reading hundreds of earlier claims would set off dozens, which find nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def as_compared(row: neighbours.Earlier) -> Reading:
    """An earlier claim as compared: as it was kept, or read anew where an older version kept it in another form."""
    try:
        return unpack(row.compared)
    except msgspec.ValidationError:
        claim = msgspec.json.decode(row.body, type=Claim)
        published = dt.date.fromisoformat(row.published) if row.published else None
        return read(claim, Setting(lang=row.lang, published=published), lexicon(row.lang))
