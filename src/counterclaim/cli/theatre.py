"""``counterclaim theatre``: which conflicts data exist for, what they hold, and whether they are sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import CLEAN, FOUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.model.theatre import AgentData, Theatre

FORMS = ("text", "json")


def theatre_list_command(
    *,
    output: Annotated[str, typer.Option("--format", metavar="text|json", help="Form of the list.")] = "text",
) -> None:
    """List the theatres: name, title, sides, how many agents, names and loaded terms of their own."""
    from counterclaim.theatres import load_theatre, own_part, theatre_names

    _check_form(output)
    rows = []
    for name in theatre_names():
        theatre, own = load_theatre(name), own_part(name)
        sides = " ".join(side.id for side in theatre.sides) or "-"
        rows.append((name, theatre.title, sides, len(own.agents), len(own.names), len(own.wording)))
    _print_table(("name", "title", "sides", "agents", "names", "wording"), rows, output)


def theatre_show_command(
    name: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A theatre, or the folder of one.")],
    *,
    output: Annotated[str, typer.Option("--format", metavar="text|json", help="Form of the list.")] = "text",
) -> None:
    """Show a theatre's sides and its own agents, by side."""
    from counterclaim.theatres import load_theatre, own_part

    _check_form(output)
    theatre = load_theatre(name)
    known = {agent.id: agent for agent in theatre.agents}
    agents = [known[agent.id] for agent in own_part(name).agents]
    if output == "text":
        print(f"{theatre.id}: {theatre.title}; times in {theatre.timezone}")
        for side in theatre.sides:
            print(f"  {side.id}  {side.name}")
        print()
    order = [side.id for side in theatre.sides]
    agents.sort(key=lambda agent: (order.index(agent.side) if agent.side in order else len(order), agent.id))
    rows = [(agent.side or "", agent.id, agent.kind.value, agent.name, _some_words(agent)) for agent in agents]
    _print_table(("side", "id", "kind", "name", "also"), rows, output)


def theatre_test_command(
    name: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A theatre, or the folder of one.")],
) -> int:
    """Test a theatre: its files are sound, its ids name places, its cases come out, no phrase means two sides.

    Exit codes: 0 sound, 1 an id is unknown, a case fails or a phrase means two sides, 2 a file is not as it must be.
    """
    from counterclaim.resolve.agents import AgentIndex
    from counterclaim.theatres import load_theatre, theatre_cases

    theatre = load_theatre(name)
    index = AgentIndex(theatre)
    cases = theatre_cases(name)
    faults = unknown_ids(name)
    faults += [f"'{phrase}' ({lang}) names {' and '.join(ids)}" for lang, phrase, ids in two_sided(theatre)]
    for case in cases:
        match = index.find(case.phrase, case.lang)
        side, agent = (match.side, match.agent_id) if match else ("", None)
        if side != case.side or (case.agent and agent != case.agent):
            wanted = " ".join(filter(None, (case.side or "nobody", case.agent)))
            got = " ".join(filter(None, (side or "nobody", agent)))
            faults.append(f"{case.where}: '{case.phrase}' should be {wanted}, is {got}")
    for fault in faults:
        print(fault)
    print(f"{theatre.id}: {len(theatre.agents)} agents, {len(cases)} cases, {len(faults)} faults")
    return FOUND if faults else CLEAN


def unknown_ids(name: str) -> list[str]:
    """Ids of a theatre's own files that are those of no place: file, id, where it stands."""
    from counterclaim.resolve.gazetteer import open_gazetteer
    from counterclaim.theatres import load_theatre, own_part

    own, gazetteer = own_part(name), open_gazetteer(load_theatre(name))
    found = [("theatre.toml", place, "disputed") for place in own.disputed]
    found += [("names.csv", row.place_id, f"'{row.name}'") for row in own.names]
    for region in own.regions:
        found += [("regions.toml", member, f"members of '{region.id}'") for member in region.members]
        found += [("regions.toml", region.within, f"within of '{region.id}'")] if region.within else []
    return [
        f"{file}: {where}: '{place}' is the id of no place; 'counterclaim where NAME' shows ids"
        for file, place, where in dict.fromkeys(found)
        if gazetteer.place(place) is None
    ]


def two_sided(theatre: Theatre) -> list[tuple[str, str, tuple[str, ...]]]:
    """Names that agents of two parties share: language, name, ids. Such a name is never resolved."""
    parties = {side.id for side in theatre.sides}
    owners: dict[tuple[str, str], dict[str, str]] = {}
    for agent in theatre.agents:
        for words in (agent.aliases, agent.metonyms, agent.adjectives):
            for lang, phrases in words.items():
                for phrase in phrases:
                    owners.setdefault((lang, phrase), {})[agent.id] = agent.side or ""
    return [
        (lang, phrase, tuple(sorted(sides)))
        for (lang, phrase), sides in sorted(owners.items())
        if len(set(sides.values()) & parties) > 1
    ]


def _some_words(agent: AgentData) -> str:
    """A few of the words that the agent goes by."""
    words = [word for kind in (agent.aliases, agent.metonyms) for word in kind.get("en", ()) if word != agent.name]
    return ", ".join(words[:3])


def _check_form(output: str) -> None:
    from counterclaim.model.errors import CounterclaimError

    if output not in FORMS:
        raise CounterclaimError(f"there is no form {output!r}: choose text or json")


def _print_table(names: Sequence[str], rows: Sequence[tuple[Any, ...]], output: str) -> None:
    """Rows as aligned text, or as a JSON array of objects."""
    import msgspec

    if output == "json":
        print(msgspec.json.encode([dict(zip(names, row, strict=True)) for row in rows]).decode())
        return
    cells = [tuple(str(cell) for cell in row) for row in (names, *rows)]
    wide = [max(len(row[n]) for row in cells) for n in range(len(names))]
    for row in cells:
        print("  ".join(cell.ljust(size) for cell, size in zip(row, wide, strict=True)).rstrip())
