import gzip
import hashlib
import tomllib
from importlib import resources
from itertools import pairwise

import pytest

from counterclaim.model.errors import ResolveError
from counterclaim.resolve import borders
from counterclaim.resolve.borders import load_borders
from counterclaim.resolve.outlines import load_outlines
from counterclaim.resolve.terrain import to_border


def test_the_file_is_the_one_that_its_source_note_names():
    data = resources.files("counterclaim") / "data"
    entry = tomllib.loads((data / "SOURCES-borders.toml").read_text(encoding="utf-8"))["borders-world"]
    assert hashlib.sha256((data / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert entry["licence"] == "ODbL-1.0"


def test_every_border_of_the_outlines_is_there_and_most_are_fine():
    fine = load_borders()
    assert [b.pair for b in fine] == [b.pair for b in load_outlines().borders]
    assert all(b.lines for b in fine)
    assert sum(1 for b in fine if not b.coarse) > 0.8 * len(fine)


def test_fine_lines_have_short_stretches():
    border = next(b for b in load_borders() if b.pair == ("RUS", "UKR"))
    steps = [max(abs(a[0] - b[0]), abs(a[1] - b[1])) for line in border.fine for a, b in pairwise(line.points)]
    assert sum(steps) / len(steps) < 0.02  # degrees


@pytest.mark.parametrize(
    ("lat", "lon", "country", "other"),
    [
        # Published positions of crossings, whose gates stand within a few hundred metres of the line.
        (31.2456, 34.2590, "EG", "PS"),  # Rafah
        (16.6915, 98.5185, "MM", "TH"),  # Myawaddy, Friendship Bridge
        (31.6047, 74.5741, "IN", "PK"),  # Wagah
    ],
)
def test_a_crossing_is_at_the_border(lat, lon, country, other):
    assert to_border(lat, lon, country, other) < 0.5


@pytest.mark.parametrize("content", [b"", b"no gzip", gzip.compress(b"{"), gzip.compress(b'{"scale": "x"}')])
def test_a_damaged_file_is_named(tmp_path, monkeypatch, content):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "borders-world.json.gz").write_bytes(content)
    monkeypatch.setattr(borders.resources, "files", lambda _: tmp_path)
    with pytest.raises(ResolveError, match="install counterclaim again"):
        load_borders.__wrapped__()
