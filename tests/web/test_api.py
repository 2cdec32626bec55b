"""The API: what it answers, paging, ETags, problem details, and its own OpenAPI file held against it."""

from __future__ import annotations

from typing import Any

import httpx
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from counterclaim.model.report import Report
from counterclaim.web.api.shapes import ClaimPage, ClaimRecord, DisputePage

TEXT = "🙂 Russia's defence ministry said on 13 May 2024 that its forces had captured Vovchansk."


OPERATIONS = (
    "GET /api/v1/ledger", "GET /api/v1/claims", "GET /api/v1/claims/{claim}", "GET /api/v1/facets",
    "GET /api/v1/disputes", "POST /api/v1/check",
)  # fmt: skip


@pytest.fixture(scope="session")
def operations(server: str) -> dict[str, Any]:
    described = schemathesis.openapi.from_url(f"{server}/api/v1/openapi.json")
    return {found.ok().label: found.ok() for found in described.get_all_operations()}


def test_every_operation_is_held_against_its_description(operations: dict[str, Any]) -> None:
    assert sorted(operations) == sorted(OPERATIONS)


@pytest.mark.parametrize("label", OPERATIONS)
def test_whatever_is_asked_the_answer_is_as_described(label: str, operations: dict[str, Any]) -> None:
    checks = [response_schema_conformance, status_code_conformance, content_type_conformance]

    @given(case=operations[label].as_strategy())
    @settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
    def holds(case: schemathesis.Case) -> None:
        answer = case.call(timeout=30)
        assert answer.status_code < 500, answer.text
        case.validate_response(answer, checks=checks)

    holds()


def test_pages_follow_each_other_and_hold_every_claim_once(server: str) -> None:
    address, seen = f"{server}/api/v1/claims?limit=7&lang=en", []
    while address:
        page = msgspec.json.decode(httpx.get(address).content, type=ClaimPage)
        seen += [claim.id for claim in page.claims]
        address = server + page.next if page.next else ""
    assert len(seen) == len(set(seen)) == page.total > 20


def test_one_claim_has_its_document_and_its_relations(server: str) -> None:
    found = msgspec.json.decode(httpx.get(f"{server}/api/v1/disputes").content, type=DisputePage).disputes
    assert found
    left = msgspec.json.decode(httpx.get(f"{server}/api/v1/claims/{found[0].left.claim}").content, type=ClaimRecord)
    assert left.claim.content.text == found[0].left.content
    assert found[0].right.claim in {each.claim for each in left.relations if each.kind == "contradictory"}
    assert left.document.outlet == found[0].left.outlet


def test_what_has_not_changed_is_not_sent_again(server: str) -> None:
    first = httpx.get(f"{server}/api/v1/facets")
    again = httpx.get(f"{server}/api/v1/facets", headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert httpx.get(f"{server}/api/v1/facets?side=ua").headers["etag"] != first.headers["etag"]


def test_a_check_is_the_contracts_report_with_offsets_in_code_points(server: str) -> None:
    answer = httpx.post(f"{server}/api/v1/check", json={"text": TEXT, "published": "2024-05-14"}, timeout=60)
    report = msgspec.json.decode(answer.content, type=Report)
    assert report.claims
    assert all(TEXT[c.content.start : c.content.stop] == c.content.text for c in report.claims)
    assert any(place.name == "Vovchansk" for claim in report.claims for place in claim.place)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("claims?kind=victory", 400, "victory"),
        ("claims?since=yesterday", 400, "ince"),
        ("claims?limit=0", 400, "limit"),
        ("claims?limit=501", 400, "limit"),
        ("claims?q=%22", 400, "no word to search for"),
        ("claims/none", 404, "none"),
        ("nowhere", 404, "nothing at this address"),
    ],
)
def test_what_cannot_be_is_said_as_problem_details(server: str, path: str, status: int, said: str) -> None:
    answer = httpx.get(f"{server}/api/v1/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert said.lower() in problem["detail"].lower()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": " \n"}, 422, "E102"),
        ({"text": "Kwezi sinye emva koko, amagorha anqabileyo."}, 422, "E105"),
        ({"text": TEXT, "published": "soon"}, 422, "E100"),
        ({"txt": TEXT}, 400, None),
        ([], 400, None),
    ],
    ids=str,
)
def test_a_report_that_cannot_be_read_says_why(server: str, body: object, status: int, code: str | None) -> None:
    answer = httpx.post(f"{server}/api/v1/check", json=body, timeout=60)
    assert (answer.status_code, answer.json().get("code")) == (status, code)
