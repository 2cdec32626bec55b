"""Tables and lists of changes in their real forms: one voice a column, malformed rows counted, never fatal."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import pytest
from small_maps import Gazette

from counterclaim.evidence.changes import read_changes
from counterclaim.evidence.fields import Points, day_in_name, day_of, number
from counterclaim.evidence.finding import Finder
from counterclaim.evidence.notes import Notes
from counterclaim.evidence.observing import NONE
from counterclaim.evidence.spells import spells
from counterclaim.evidence.statuses import Table
from counterclaim.model.errors import BadEvidence
from counterclaim.theatres.evidence import load_evidence

BOX = (22.0, 43.5, 48.0, 57.0)
DATA = load_evidence("ukraine")
VIINA = tuple(s for s in DATA.sources if "control_latest*.zip" in s.files)
OWN = tuple(s for s in DATA.sources if s.id == "table")
CHANGES = tuple(s for s in DATA.sources if s.format == "changes")
HEAD = "geonameid,date,status_wiki,status_boost,status_dsm,status_isw,status,vcontrol_version\n"


def finder() -> Finder:
    return Finder(Gazette(), 5.0)


def read(path, sources, meaning=lambda word: {"red": "ru", "ua": "ua"}.get(word)):
    notes, points = Notes(path.name), Points(BOX)
    found = Table(sources, finder(), points, meaning).read(path, notes)
    return found, {fault.what: (fault.line, fault.count) for fault in notes.faults()}, points


def stated(found, source):
    return {
        seen.day.isoformat(): {
            place: seen.values[code]
            for place, code in zip(found.places, seen.centre.tolist(), strict=True)
            if code != NONE
        }
        for seen in found.seen[source]
    }


def packed(name: str, text: str) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", "see the codebook")
        archive.writestr(name, text)
    return raw.getvalue()


@pytest.mark.parametrize("form", ["csv", "zip"])
def test_a_table_of_viina_is_four_sources_and_no_fifth(written, form):
    text = HEAD + "1,20250101,UA,UA,RU,,RU,2\n1,20250102,RU,UA,RU,CONTESTED,RU,2\n2.0,20250101,UA,,,,UA,2\n"
    path = written("control_latest_2025.csv", text) if form == "csv" else written(
        "control_latest_2025.zip", packed("control_latest_2025.csv", text)
    )  # fmt: skip
    found, faults, _ = read(path, VIINA)
    assert sorted(found.seen) == ["viina-deepstate", "viina-isw", "viina-model", "viina-wikipedia"]
    assert stated(found, "viina-wikipedia") == {
        "2025-01-01": {"geonames:1": "ua", "geonames:2": "ua"},
        "2025-01-02": {"geonames:1": "ru"},
    }
    assert stated(found, "viina-isw") == {"2025-01-02": {"geonames:1": "contested"}}
    assert faults == {"column 'status' is made from the others: left out": (0, 1)}
    assert (found.rows, found.used) == (3, 3)


def test_malformed_rows_are_counted_and_the_rest_is_read(written):
    text = HEAD + (
        "1,20250101,UA,UA,UA,UA,UA,2\n"
        "1,20250199,UA,UA,UA,UA,UA,2\n"  # no such day
        "1,2025\n"
        ",20250101,UA,UA,UA,UA,UA,2\n"
        "1,20250102,XX,UA,UA,UA,UA,2\n"
        "\n"
        '1,20250103,"UA,UA,UA,UA,UA,2\n'  # a quotation mark that nobody closes
    )
    found, faults, _ = read(written("control_latest.csv", text), VIINA)
    assert stated(found, "viina-wikipedia") == {"2025-01-01": {"geonames:1": "ua"}}
    assert stated(found, "viina-model") == {"2025-01-01": {"geonames:1": "ua"}, "2025-01-02": {"geonames:1": "ua"}}
    assert faults["a row has no day: left out"] == (3, 1)
    assert faults["no place of the gazetteer fits: left out"] == (5, 1)
    assert faults["status 'XX' is unknown: left out"] == (6, 1)
    assert faults["a row has more or fewer fields than the head: left out"][1] == 2


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("place_id,date,status\ngeonames:7,2025-05-01,red\n", {"geonames:7": "ru"}),
        ("name;day;holder\nOstriv;2025-05-01;ua\n", {"geonames:7": "ua"}),
        ("name\tlat\tlon\tdate\tstatus\nNova\t50.0\t36.0\t1 May 2025\tred\n", {"geonames:8": "ru"}),
        ("name,lat,lon,date,status\nNova,36.0,50.0,2025-05-01,red\n", {"geonames:8": "ru"}),  # swapped
        ("name,date,status\nNova,2025-05-01,red\n", {}),  # two of that name
        ("name,lat,lon,date,status\nNova,51.0,36.0,2025-05-01,red\n", {}),  # neither is there
    ],
)
def test_a_table_of_ones_own(written, text, places):
    found, faults, points = read(written("mine.csv", "\ufeff" + text), OWN)
    days = stated(found, "table")
    assert days == ({"2025-05-01": places} if places else {})
    assert bool(places) != ("no place of the gazetteer fits: left out" in faults)
    assert points.swapped == int("36.0,50.0" in text)


def test_a_day_a_column(written):
    from msgspec.structs import replace

    wide = replace(VIINA[0], columns={"place": "geonameid", "value": "ctr_*"}, derived=())
    path = written("c.csv", "geonameid,ctr_20220224,ctr_20220225120000\n1,UA,RU\n2,UA,\n")
    assert stated(read(path, (wide,))[0], wide.id) == {
        "2022-02-24": {"geonames:1": "ua", "geonames:2": "ua"},
        "2022-02-25": {"geonames:1": "ru"},
    }


@pytest.mark.parametrize("raw", [b"", b"a,b\n1,2\n", b"\x00\x01\x02", b"PK\x03\x04broken"])
def test_what_is_no_such_table_is_refused(written, raw):
    name = "control_latest.zip" if raw.startswith(b"PK") else "control_latest.csv"
    with pytest.raises(BadEvidence, match="E111"):
        read(written(name, raw), VIINA)


def line(name, lat, lon, start, changes, **more):
    tracker = {"start": start, "changes": changes, **more}
    return json.dumps(
        {"osm": f"node/{name}", "name": name, "lat": lat, "lon": lon, "deepstate": tracker, "owl": tracker}
    )


def test_a_list_of_changes(written):
    rows = [
        line("Ostriv", 49.0, 35.0, False, [["2025-03-01", True], ["2025-03-02", False], ["2025-09-05", True]],
             disc_first_touch="2025-02-01", disc_half="2025-09-06", disc_full=None),
        line("Nowhere", 49.5, 35.5, True, []),
        line("Ostriv", 49.001, 35.0, False, []),  # another one beside it
        "{broken",
        line("Bad", 49.0, 35.0, "perhaps", []),
        line("Worse", 49.0, 35.0, False, [["2025-13-01", True]]),
    ]  # fmt: skip
    notes, points = Notes("x.jsonl"), Points(BOX)
    path = written("place_control_changes.jsonl", "\n".join(rows) + "\n")
    found = read_changes(path, CHANGES, finder(), points, notes)
    faults = {fault.what: (fault.line, fault.count) for fault in notes.faults()}
    assert found.places[:3] == ("geonames:7", "node/Nowhere", "node/Ostriv")
    assert (found.rows, found.used) == (5, 3)
    assert faults["a line is no JSON object: left out"] == (4, 1)
    assert faults["a line has not what 'owl' needs: left out"] == (5, 2)
    made = {s.id: spells(s.id, found.places, found.seen[s.id], 3) for s in CHANGES}
    centre = [(h.value, h.since.isoformat()) for h in made["owl"].held if h.place == "geonames:7"]
    assert centre == [("ua", "2024-07-01"), ("ru", "2025-09-05")]
    assert made["owl"].settled == 1
    disc = {(h.rule, h.value): h.since.isoformat() for h in made["deepstate-changes"].held if h.place == "geonames:7"}
    assert disc["touch", "ru"] == "2025-02-01"
    assert disc["half", "ru"] == "2025-09-06"
    assert ("full", "ru") not in disc
    assert all(h.fraction is None for h in made["deepstate-changes"].held)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-18", "2024-05-18"),
        ("2024-05-18 00:00:00.000", "2024-05-18"),
        ("2024-05-18T12:00:00Z", "2024-05-18"),
        ("20240518", "2024-05-18"),
        ("18 May 2024", "2024-05-18"),
        ("2024-02-30", None),
        ("1024-05-18", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_days(text, day):
    found = day_of(text)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("deepstatemap_data_20251101.geojson", "2025-11-01"),
        ("map-2025-11-01.json", "2025-11-01"),
        ("v2_2025_11_01T0900.geojson", "2025-11-01"),
        ("map_20251301.geojson", None),
        ("map.geojson", None),
    ],
)
def test_days_in_names(name, day):
    found = day_in_name(name)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("value", "found"), [("49,5", 49.5), (3, 3.0), ("nan", None), (True, None), (None, None), ("", None)]
)
def test_numbers(value, found):
    assert number(value) == found


def test_a_day_is_a_day():
    assert isinstance(day_of("2024-05-18"), dt.date)
