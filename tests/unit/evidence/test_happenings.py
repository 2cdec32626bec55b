"""Event data in the forms in which their makers give them: days, points, exactness, sides, deaths, words."""

from __future__ import annotations

import json

import pytest
from small_maps import Gazette

from counterclaim.evidence.fields import Points
from counterclaim.evidence.finding import Finder
from counterclaim.evidence.happenings import Reader
from counterclaim.evidence.notes import Notes
from counterclaim.model.errors import BadEvidence
from counterclaim.theatres.evidence import load_evidence

BOX = (22.0, 43.5, 48.0, 57.0)
DATA = load_evidence("ukraine")

UCDP = (
    "id,relid,year,type_of_violence,conflict_name,side_a,side_b,source_headline,where_prec,where_coordinates,"
    "where_description,latitude,longitude,date_start,date_end,deaths_a,deaths_b,deaths_civilians,best,high,low\n"
    '1,X1,2025,1,c,Government of Russia (Soviet Union),Government of Ukraine,"Fighting, again",1,Ostriv,near,49.0,35.0,'
    "2025-03-01 00:00:00.000,2025-03-03 00:00:00.000,1,2,0,3,9,2\n"
    "2,X2,2025,3,c,Nobody,Civilians,,6,,,,,2025-03-05,2025-03-04,0,0,0,1,1,1\n"
    "3,X3,2025,3,c,Nobody,Civilians,,6,,,,,2025-03-05,2025-03-05,0,0,0,4,2,5\n"
)
ACLED = (
    "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,location,latitude,longitude,"
    "geo_precision,notes,fatalities\n"
    "UKR1,18 May 2025,2025,1,Battles,Armed clash,Military Forces of Russia (2000-),Military Forces of Ukraine (2019-),"
    'Nova,50.0,36.0,2,"On 18 May, shots.",4\n'
    "UKR2,19/05/2025,2025,1,Battles,,Someone,,Nova,36.0,50.0,1,Turned.,none\n"
)
VIINA = (
    "viina_version,event_id,date,time,geonameid,feature_code,asciiname,longitude,latitude,GEO_PRECISION,report_id,source,url,text,lang\n"
    "2,77,20250601,09:30,7,PPL,Ostriv,35.0,49.0,ADM3,5,unian,https://example.org/a,Вибухи в Острові,ua\n"
    "2,78,,09:30,7,PPL,Ostriv,35.0,49.0,ADM3,5,unian,https://example.org/a,no day,ua\n"
)
TIMEMAP = [
    {
        "id": "CIV1", "date": "02/24/2022", "latitude": "49.0", "longitude": "35.0", "location": "Ostriv",
        "description": "A house was hit.", "sources": [{"id": "s", "path": "https://example.org/1"}],
    },
    {"id": "CIV2", "date": "never", "description": "x"},
    "nothing",
]  # fmt: skip
GEO = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [35.0, 49.0]},
            "properties": {
                "id": 9, "verifiedDate": "2022-03-01T00:00:00.000Z", "city": "Ostriv", "url": "https://example.org/9",
                "description": "Damage", "categories": ["Civilian harm", "Fire"],
            },
        },
        {"type": "Feature", "geometry": None, "properties": {"id": 10, "verifiedDate": "2022-03-01"}},
    ],
}  # fmt: skip


def events(written, source: str, name: str, content: str):
    notes = Notes(name)
    found = next(each for each in DATA.sources if each.id == source)
    points = Points(BOX)
    reader = Reader(found, Finder(Gazette(), 5.0), points, DATA.actors)
    out = list(reader.read(written(name, content), notes))
    return out, {fault.what: (fault.line, fault.count) for fault in notes.faults()}, points


def test_ucdp(written):
    (one, other), faults, _ = events(written, "ucdp-ged", "GEDEvent_v25_1.csv", UCDP)
    assert (one.id, one.since.isoformat(), one.until.isoformat()) == ("1", "2025-03-01", "2025-03-03")
    assert (one.place, one.lat, one.lon, one.within_km) == ("geonames:7", 49.0, 35.0, 1.0)
    assert (one.sides, one.killed_low, one.killed_high, one.words) == (("ru", "ua"), 2, 9, "Fighting, again")
    assert (other.within_km, other.killed_low, other.killed_high, other.sides) == (1000.0, None, None, ())
    assert faults == {
        "a row ends before it begins: left out": (3, 1),
        "a row has no point": (4, 1),
        "fewer deaths at most than at least: both left out": (4, 1),
    }


def test_acled(written):
    (one, other), faults, points = events(written, "acled", "acled.csv", ACLED)
    assert (one.id, one.since.isoformat(), one.place, one.within_km) == ("UKR1", "2025-05-18", "geonames:8", 25.0)
    assert (one.kind, one.sides, one.killed_low, one.killed_high) == ("Armed clash", ("ru", "ua"), 4, 4)
    assert (other.since.isoformat(), other.kind, other.lat, other.killed_low) == ("2025-05-19", "Battles", 50.0, None)
    assert points.swapped == 1
    assert faults == {"a number of deaths is none": (3, 1)}


def test_viina_reports(written):
    (one,), faults, _ = events(written, "viina-events", "event_info_latest_2025.csv", VIINA)
    assert (one.id, one.since.isoformat(), one.place, one.within_km) == ("77", "2025-06-01", "geonames:7", 10.0)
    assert (one.words, one.address) == ("Вибухи в Острові", "https://example.org/a")
    assert faults == {"a row has no day: left out": (3, 1)}


def test_a_list_of_incidents(written):
    (one,), faults, _ = events(written, "events", "events.json", json.dumps(TIMEMAP))
    assert (one.id, one.since.isoformat(), one.place) == ("CIV1", "2022-02-24", "geonames:7")
    assert (one.words, one.address) == ("A house was hit.", "https://example.org/1")
    assert faults == {"a row has no day: left out": (2, 1), "an entry is no object: left out": (3, 1)}


@pytest.mark.parametrize(
    "wrap", [lambda data: data, lambda data: {"data": data["features"]}, lambda data: data["features"]]
)
def test_geojson_however_it_is_wrapped(written, wrap):
    (one, other), faults, _ = events(written, "events", "events.geojson", json.dumps(wrap(GEO)))
    assert (one.id, one.lat, one.lon, one.place, one.kind) == ("9", 49.0, 35.0, "geonames:7", "Civilian harm")
    assert one.address == "https://example.org/9"
    assert (other.id, other.lat) == ("10", None)
    assert "a feature has no point" in faults


@pytest.mark.parametrize("content", ["", "{", '"x"', '{"a": 1}', "12"])
def test_what_is_no_list_is_refused(written, content):
    with pytest.raises(BadEvidence, match="E111"):
        events(written, "events", "events.json", content)
