"""The scorer's figures on standard output. CC0."""

from __future__ import annotations

from typing import Any

from fields import CORE, EXTRA

# Fields whose usual value is easy to hit, and what their other values are called.
HARD = {
    "polarity": "denied",
    "modality": "not fact",
    "speaker": "printed",
    "chain": "printed",
    "place": "given",
    "when": "given",
    "amount": "given",
    "actor": "given",
}
Figures = dict[str, Any]


def percent(share: float) -> str:
    """A share, for a column of five characters."""
    return f"{100 * share:5.1f} %"


def show_whole(figures: Figures) -> None:
    """Print what holds for the whole run."""
    d, closed, (found, optional) = figures["detection"], figures["no_claim"], figures["optional_found"]
    print(f"{figures['items']} items, {figures['items_without_report']} without a report")
    shares = "  ".join(f"{name} {percent(d[key])}" for name, key in (("P", "precision"), ("R", "recall"), ("F1", "f1")))
    print(f"claim detection   {shares}   (tp {d['tp']}, fp {d['fp']}, fn {d['fn']})")
    core, every, items = (percent(figures[key]) for key in ("all_core_fields", "all_fields", "items_right"))
    print(f"all core fields   {core} of gold claims; with the extra fields {every}; whole items right {items}")
    soft = closed["violations_without_denying_link"]
    print(f"no_claim          {closed['violations']} of {closed['total']} violated", end="")
    print(f" ({soft} without a denying or doubting link)")
    print(f"optional claims   {found} of {optional} found (never counted against a system)")


def show_fields(figures: Figures) -> None:
    """Print a line for each field."""
    print("\nfield          right/scored among matched", end="")
    print("; of these, where the gold value is not the empty or default one")
    for field in CORE + EXTRA:
        x, y = figures["fields"][field], figures["fields_with_a_value"].get(field)
        line = f"  {field:13s}{percent(x['share'])}  {x['right']:3d}/{x['scored']:3d}"
        if y:
            line += f"   {HARD[field]:>8s}: {percent(y['share'])}  {y['right']:3d}/{y['scored']:3d}"
        print(line + ("" if field in CORE else "   (extra)"))


def show_groups(figures: Figures, by: str) -> None:
    """Print a line for each group."""
    sides = by == "source side"
    head = "claims  recall  all core  all fields" if sides else "claims      F1  all core  all fields  violations"
    print(f"\n{by:20s} {head}")
    for group in figures["groups"]:
        if group["by"] == by:
            first = 100 * group["recall" if sides else "f1"]
            line = f"  {group['name']:20s}{group['claims']:4d}  {first:6.1f}    {100 * group['all_core_fields']:6.1f}"
            line += f"      {100 * group['all_fields']:6.1f}"
            print(line + ("" if sides else f"  {group['violations']:10d}"))


def show(figures: Figures, errors: int) -> None:
    """Print everything, and the first ``errors`` mistakes of each sort."""
    show_whole(figures)
    show_fields(figures)
    for by in ("phenomenon", "theatre", "source side"):
        show_groups(figures, by)
    for identifier, what, content in figures["log"][:errors]:
        print(f"{identifier}: {what}: {content}")
    for identifier, content, why in figures["no_claim"]["list"][:errors]:
        print(f"{identifier}: no_claim violated: {content} ({why})")
