import gzip
import hashlib
import tomllib
from importlib import resources

import pytest

from counterclaim.model.errors import ResolveError
from counterclaim.resolve import outlines
from counterclaim.resolve.outlines import Line, load_outlines


def test_the_file_is_the_one_that_its_source_note_names():
    data = resources.files("counterclaim") / "data"
    entry = tomllib.loads((data / "SOURCES-outlines.toml").read_text(encoding="utf-8"))["outlines-world"]
    assert hashlib.sha256((data / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert entry["licence"] == "ODbL-1.0"
    assert all(source["sha256"] and source["licence"] for source in entry["from"])


def test_differences_are_added_up():
    line = Line((250, 1000, 500, 1250, 500, 1000, -250, 0, 0, 250), 500)
    assert line.points == [(1.0, 2.0), (0.5, 2.0), (0.5, 2.5)]
    assert line.box == (0.5, 2.0, 1.0, 2.5)


def test_every_country_has_closed_rings_on_the_globe():
    countries = load_outlines().countries
    assert len(countries) > 200
    for country in countries:
        assert country.rings
        for ring in country.rings:
            points = ring.points
            assert points[0] == points[-1]
            assert ring.box == (
                min(p[0] for p in points),
                min(p[1] for p in points),
                max(p[0] for p in points),
                max(p[1] for p in points),
            )
            assert -180 <= ring.box[0] <= ring.box[2] <= 180
            assert -90 <= ring.box[1] <= ring.box[3] <= 90


@pytest.mark.parametrize("content", [b"", b"no gzip", gzip.compress(b"{"), gzip.compress(b'{"scale": "x"}')])
def test_a_damaged_file_is_named(tmp_path, monkeypatch, content):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "outlines-world.json.gz").write_bytes(content)
    monkeypatch.setattr(outlines.resources, "files", lambda _: tmp_path)
    with pytest.raises(ResolveError, match="install counterclaim again"):
        load_outlines.__wrapped__()
