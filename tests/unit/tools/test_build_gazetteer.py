"""The gazetteer's build: a slice of the inputs gives the same bytes twice, and what the shipped files hold."""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.model.names import fold
from counterclaim.resolve.gazetteer import DATA, Database, Gazetteer, open_gazetteer

ROOT = Path(__file__).resolve().parents[3]
SLICE = Path(__file__).with_name("slice")
POKROVSK, VOVCHANSK, GOMA = "geonames:704422", "geonames:689304", "geonames:216281"


@pytest.fixture(scope="module")
def builder() -> Iterator[ModuleType]:
    """tools/build_gazetteer.py, imported from where it lies."""
    sys.path.insert(0, str(ROOT / "tools"))
    import build_gazetteer

    yield build_gazetteer
    sys.path.remove(str(ROOT / "tools"))


def build(builder: ModuleType, folder: Path) -> Gazetteer:
    """The slice built into ``folder``: settlements, regions and the register, without countries (they need babel)."""
    inputs = builder.Inputs(SLICE, SLICE / "register.csv", SLICE, SLICE / "words.txt", SLICE)
    places = builder.settlements(inputs)
    ukrainian = [r for r in places if r.country == "UA"]
    register, raions = builder.register_rows(inputs, ukrainian)
    rest = [r for r in places if r.country != "UA"]
    rows = [*builder.regions(inputs, places, 1), *raions, *register, *rest]
    builder.write(folder / "slice.db", rows, builder.word_flags(inputs))
    return Gazetteer([Database(folder / "slice.db")])


def test_same_inputs_give_the_same_bytes(builder: ModuleType, tmp_path: Path) -> None:
    digests = set()
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        build(builder, tmp_path / name)
        digests.add(hashlib.sha256((tmp_path / name / "slice.db").read_bytes()).hexdigest())
    assert len(digests) == 1


@pytest.mark.parametrize("place_id", [POKROVSK, VOVCHANSK, GOMA, "geonames:377039", "geonames:486816"])
def test_a_rebuilt_place_is_the_shipped_one(builder: ModuleType, tmp_path: Path, place_id: str) -> None:
    rebuilt, shipped = build(builder, tmp_path).place(place_id), open_gazetteer().place(place_id)
    assert rebuilt is not None
    assert rebuilt == shipped


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Volchansk", VOVCHANSK),
        ("Вовчанськ", VOVCHANSK),
        ("Krasnoarmeysk", POKROVSK),
        ("GOMA", GOMA),
        ("Hlyboke", "katottg:UA63120090160050552"),
        ("Glyboke", "katottg:UA63120090160050552"),
        ("Kharkiv Oblast", "admin1:UA.07"),
        ("Kharkov", "admin1:UA.07"),
        ("Chuhuivskyi Raion", "admin2:UA.07.6314"),
    ],
)
def test_a_rebuilt_name_leads_to_its_place(builder: ModuleType, tmp_path: Path, name: str, place_id: str) -> None:
    entry = build(builder, tmp_path).lookup(fold(name))
    assert entry is not None
    assert place_id in {p.place_id for p in entry.places}


def test_words_and_persons_are_flagged(builder: ModuleType, tmp_path: Path) -> None:
    goma, sudan = (build(builder, tmp_path).lookup(key) for key in ("goma", "port sudan"))
    assert goma is not None
    assert sudan is not None
    assert (goma.person, goma.word, sudan.person) == (True, False, False)


def test_every_built_file_is_the_one_in_sources() -> None:
    sources = tomllib.loads((DATA / "SOURCES.toml").read_text(encoding="utf-8"))
    built = {b["file"]: b["sha256"] for b in sources["built"] if b["file"].endswith(".db")}
    assert sorted(built) == ["ukraine.db", "world.db"]
    for name, digest in built.items():
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == digest


def test_the_two_files_stay_under_forty_megabytes() -> None:
    assert sum((DATA / name).stat().st_size for name in ("ukraine.db", "world.db")) < 40_000_000
