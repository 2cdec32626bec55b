"""``add`` and ``check`` of saved pages, feeds, archives and addresses; reprints are one origin."""

import gzip
import json
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

PARAGRAPHS = (
    "The general staff said on 12 May 2024 that its troops had taken the village of Lukiantsi in the Kharkiv region.",
    "The governor denied that the village had fallen, and said that at least 14 people were killed in shelling there.",
    "Both sides accused each other of using banned munitions, and neither account could be checked today.",
    "Residents who left the village told reporters that the bridge across the river had been destroyed on Saturday.",
    "Volunteers had brought out forty people by Sunday evening, among them nine children, their coordinator wrote.",
)


def page(site, head, *paragraphs):
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f'<!DOCTYPE html><html><head><title>{head}</title><meta property="og:site_name" content="{site}">'
        f'<meta property="article:published_time" content="2024-05-13T09:00:00Z"></head>'
        f"<body><article><h1>{head}</h1>{body}</article></body></html>"
    )


FEED = (
    "<rss version='2.0'><channel><title>Wire</title><item><title>Lukiantsi taken</title><link>/a.html</link>"
    f"<pubDate>Mon, 13 May 2024 09:00:00 GMT</pubDate><description>{PARAGRAPHS[0]}</description></item></channel></rss>"
)


@pytest.fixture
def site(folder):
    """A folder of saved things, served on this machine."""
    place = folder / "site"
    place.mkdir()
    (place / "a.html").write_text(page("Morning Paper", "Village taken", *PARAGRAPHS, "(Nordwire)"))
    (place / "b.html").write_text(page("Evening Paper", "Lukiantsi: what is known", *PARAGRAPHS[:4], "(Nordwire)"))
    own = "Our reporter at the river counted seven explosions in an hour before the road was closed to all traffic."
    (place / "c.htm").write_text(page("Sunday Paper", "Fighting at the border", *PARAGRAPHS, own))
    (place / "today.rss").write_text(FEED)
    (place / "broken.xml").write_text("<rss")
    (place / "cut.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\nContent-Length: 9999\r\n\r\nxyz")[:-4])

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(place))

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_folder_of_saved_things(site, program):
    done = program("add", "site")
    assert done.out.startswith("counterclaim.db: 4 added (")
    assert "2 failed" in done.out
    assert "2 repeat the wording of others" in done.out
    assert done.err.count("[E107]") == 2
    assert program("ledger", "check").code == 0
    told = program("sources").out
    assert told.startswith("3 reports, one origin: Nordwire\n")
    assert "3 reports, one origin: Nordwire" in program("ledger", "info").out
    rows = json.loads(program("claims", "--outlet", "Evening Paper", "--format", "json").out)
    assert rows
    assert {row["published"] for row in rows} == {"2024-05-13"}
    again = program("add", "site")
    assert again.out.startswith("counterclaim.db: 0 added (0 claims, 0 relations), 4 already there")


def test_addresses(site, program):
    refused = program("add", f"{site}/a.html")
    assert (refused.code, "[E109]" in refused.err) == (1, True)
    done = program("add", "--allow-private", "--retry-failed", f"{site}/today.rss", f"{site}/none.html")
    assert done.out.startswith("counterclaim.db: 2 added (")
    assert "[E108]" in done.err
    assert [row["code"] for row in json.loads(program("ledger", "failures", "--format", "json").out)] == ["E108"]


def test_checking_a_page_and_an_address(site, program, folder):
    saved = program("check", "site/a.html", "--format", "json")
    fetched = program("check", f"{site}/a.html", "--format", "json", "--allow-private")
    one, other = json.loads(saved.out), json.loads(fetched.out)
    assert one["document"]["outlet"] == "Morning Paper"
    assert one["claims"]
    assert [claim["content"] for claim in one["claims"]] == [claim["content"] for claim in other["claims"]]
    assert program("check", f"{site}/a.html").code == 2
    assert "[E100]" in program("check", "site/today.rss").err


def test_text_needs_no_reader_of_pages(folder):
    """Nor of feeds, nor the network: they cost seconds and memory."""
    code = (
        "import sys; from counterclaim.cli import run; run(['check', 'report.txt', '--format', 'json']);"
        "print(sorted({'trafilatura', 'lxml', 'feedparser'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip().endswith("[]")
