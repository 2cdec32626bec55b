"""Who may ask, from where, how much; and what every answer bears."""

from __future__ import annotations

import hashlib
import socket
import sqlite3
import tomllib
from pathlib import Path

import httpx
import pytest
from tests.web.conftest import ROOT, counterclaim, serving

STATIC = ROOT / "src" / "counterclaim" / "web" / "static"
TOKEN = "a-token-of-many-words"


def test_every_answer_bears_the_headers(server: str) -> None:
    for path in ("/check", "/ledger", "/nowhere", "/static/app.css", "/static/nothing.css", "/api/nowhere"):
        headers = httpx.get(server + path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"], path
        assert "server" not in headers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8417", "127.0.0.1.evil.example", "", "[", "user@evil"])
def test_another_hosts_name_gets_no_answer(server: str, host: str) -> None:
    answer = httpx.get(f"{server}/ledger", headers={"Host": host})
    assert answer.status_code in (400, 421)
    assert "claims" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:1"},
    ],
    ids=str,
)
def test_another_sites_form_is_refused(server: str, headers: dict[str, str]) -> None:
    answer = httpx.post(f"{server}/check", data={"text": "Troops took Xville."}, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text


def test_an_oversized_body_is_refused_with_and_without_its_length(server: str) -> None:
    large = b"x" * 5_000_001
    told = httpx.post(f"{server}/check", content=large)
    assert told.status_code == 413
    assert "5,000,000 bytes" in told.text


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> str:
    with serving(tmp_path_factory.mktemp("guarded") / "none.db", "--token", TOKEN) as address:
        yield address


def test_without_the_token_nothing_is_shown(guarded: str) -> None:
    page, api = httpx.get(f"{guarded}/check"), httpx.get(f"{guarded}/api/v1/claims")
    assert (page.status_code, api.status_code) == (401, 401)
    assert 'name="token"' in page.text
    assert "textarea" not in page.text
    assert api.headers["content-type"] == "application/problem+json"
    assert api.json()["status"] == 401
    assert httpx.get(f"{guarded}/static/app.css").status_code == 200


def test_the_token_opens_by_header_and_by_form(guarded: str) -> None:
    assert httpx.get(f"{guarded}/check", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    with httpx.Client(base_url=guarded) as visitor:
        entered = visitor.post("/enter", data={"token": TOKEN, "next": "/check"})
        assert (entered.status_code, entered.headers["location"]) == (303, "/check")
        cookie = entered.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert TOKEN not in cookie
        assert visitor.get("/check").status_code == 200
    assert httpx.get(f"{guarded}/check", headers={"Cookie": "counterclaim=forged"}).status_code == 401


@pytest.mark.parametrize("onward", ["//evil.example", "http://evil.example", "/\\evil.example", "/a\r\nX: y"])
def test_the_form_leads_nowhere_else(guarded: str, onward: str) -> None:
    assert httpx.post(f"{guarded}/enter", data={"token": TOKEN, "next": onward}).headers["location"] == "/"


def test_many_wrong_tokens_shut_the_door(tmp_path: Path) -> None:
    with serving(tmp_path / "none.db", "--token", TOKEN) as address:
        tried = [httpx.get(f"{address}/check", headers={"Authorization": f"Bearer wrong{n}"}) for n in range(11)]
        assert [each.status_code for each in tried] == [401] * 10 + [429]
        assert 1 <= int(tried[-1].headers["retry-after"]) <= 61
        assert httpx.get(f"{address}/check", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 429


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--host", "0.0.0.0"), "give a --token"),
        (("--token", "short"), "at least 16 characters"),
        (("--host", "no.such.host.invalid", "--token", TOKEN), "no host"),
    ],
)
def test_unsafe_wishes_are_refused_at_the_start(options: tuple[str, ...], said: str) -> None:
    done = counterclaim("serve", "--port", "0", *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert "E501" in done.stderr


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = counterclaim("serve", "--port", str(port), "--ledger", str(tmp_path / "none.db"))
    assert done.returncode == 2
    assert f"port {port} is taken" in done.stderr


def test_without_a_ledger_the_app_says_how_to_make_one(guarded: str) -> None:
    answer = httpx.get(f"{guarded}/ledger", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert "counterclaim add" in answer.text
    told = httpx.get(f"{guarded}/api/v1/claims", headers={"Authorization": f"Bearer {TOKEN}"})
    assert (told.status_code, told.json()["code"]) == (404, "E402")
    assert str(Path.cwd()) not in answer.text


def test_a_newer_or_foreign_ledger_is_said_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (words TEXT)")
    before = path.read_bytes()
    with serving(path) as address:
        answer = httpx.get(f"{address}/ledger")
    assert answer.status_code == 503
    assert "another program" in answer.text
    assert path.read_bytes() == before


@pytest.mark.parametrize("folder", ["htmx"])
def test_vendored_files_are_those_that_were_taken(folder: str) -> None:
    listed = tomllib.loads((STATIC / folder / "SOURCES.toml").read_text(encoding="utf-8"))["file"]
    for each in listed:
        assert each["licence"]
        assert hashlib.sha256((STATIC / folder / each["file"]).read_bytes()).hexdigest() == each["sha256"]
    assert {each["file"] for each in listed} == {p.name for p in (STATIC / folder).iterdir()} - {"SOURCES.toml"}
