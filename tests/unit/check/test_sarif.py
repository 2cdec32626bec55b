import json

import pytest
from tests.unit.check.subjects import document, span

from counterclaim.check.pack import load_packs
from counterclaim.check.sarif import sarif, uri
from counterclaim.model.finding import Finding, Severity

TEXT = "😀 One.\nTroops took the town."
TOWN = span(TEXT, "the town")
FINDING = Finding(
    start=TOWN.start,
    stop=TOWN.stop,
    text=TOWN.text,
    code="CC101",
    name="place-outside-region",
    severity=Severity.WARNING,
    message="m",
    help="h",
    line=2,
    column=13,
    related=(span(TEXT, "Troops"),),
)


def test_log_has_what_readers_of_sarif_need() -> None:
    rules = load_packs()
    log = json.loads(json.dumps(sarif([(document(TEXT), (FINDING,))], rules, "0.1.0")))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    (result,) = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "CC101"
    assert {rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]} <= {
        "note",
        "warning",
        "error",
    }
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "case.txt", "index": 0}
    region = place["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (2, 13, 2, 21)
    assert TEXT[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == "the town"
    assert result["relatedLocations"][0]["message"]["text"] == "Troops"


def test_fingerprint_outlives_a_move() -> None:
    moved = [
        sarif([(document(lead + TEXT), (shifted(FINDING, len(lead)),))], (), "0")["runs"][0]["results"][0]
        for lead in ("", "More.\n")
    ]
    assert moved[0]["partialFingerprints"] == moved[1]["partialFingerprints"]
    assert moved[0]["locations"] != moved[1]["locations"]


def shifted(finding: Finding, by: int) -> Finding:
    fields = {name: getattr(finding, name) for name in finding.__struct_fields__}
    return Finding(**{**fields, "start": finding.start + by, "stop": finding.stop + by, "related": ()})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("-", "stdin"),
        ("a b/ü.txt", "a%20b/%C3%BC.txt"),
        ("/srv/x y.txt", "file:///srv/x%20y.txt"),
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
    ],
)
def test_uri(name: str, expected: str) -> None:
    assert uri(name) == expected
