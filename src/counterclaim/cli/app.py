"""The commands, each in a module that is imported only when it is called."""

from __future__ import annotations

import difflib
import importlib
from typing import Annotated, Any, NamedTuple, cast

import typer
from typer.core import TyperCommand, TyperGroup

from counterclaim.cli.language import LangUiOption


class Entry(NamedTuple):
    """A command: its name, where its function is (``module:function``), and its line in the help."""

    name: str
    where: str
    help: str


PACKS = (Entry("test", "packs:packs_test_command", "Test a folder of your own rules against their cases."),)
THEATRE = (
    Entry("list", "theatre:theatre_list_command", "List the theatres: conflicts that data exist for."),
    Entry("show", "theatre:theatre_show_command", "Show a theatre's sides, agents, names and wording."),
    Entry("test", "theatre:theatre_test_command", "Test a theatre's data."),
    Entry("update", "theatre_update:theatre_update_command", "Add your own GeoNames dumps to a theatre's places."),
)
LEDGER = (
    Entry("info", "ledger:ledger_info_command", "Show what a ledger holds."),
    Entry("check", "ledger:ledger_check_command", "Check that a ledger is sound."),
    Entry("digest", "ledger:ledger_digest_command", "Print one hash of all that a ledger says."),
    Entry("vacuum", "ledger:ledger_vacuum_command", "Pack a ledger's file."),
    Entry("failures", "ledger:ledger_failures_command", "List the inputs that could not be read."),
)
REVIEW = (
    Entry("list", "reviewed:list_command", "List reviewed claims, or those that wait."),
    Entry("confirm", "review:confirm_command", "Say that a claim is right."),
    Entry("edit", "review:edit_command", "Set a field of a claim by words of the text."),
    Entry("reject", "review:reject_command", "Say that the text does not claim this."),
    Entry("add", "review:add_command", "Add a claim that the program missed."),
    Entry("note", "review:note_command", "Write a remark on a claim."),
    Entry("undo", "review:undo_command", "Take back your last act."),
    Entry("export", "reviewed:export_command", "Export reviewed documents to train and to test on."),
    Entry("agreement", "reviewed:agreement_command", "Show how far two reviewers agree."),
)
EVIDENCE = (
    Entry("add", "evidence:evidence_add_command", "Add control maps, tables and events to a ledger."),
    Entry("list", "evidence_show:evidence_list_command", "List the sources of evidence in a ledger."),
    Entry("show", "evidence_show:evidence_show_command", "Show a source's snapshots and what was odd about them."),
    Entry("place", "evidence_place:evidence_place_command", "Show who has a place, by each source and rule."),
)
COMMANDS = (
    Entry("check", "check:check_command", "Check reports: findings like a compiler's, then who says what."),
    Entry("extract", "extract:extract_command", "Read many documents: JSON lines in, report objects out."),
    Entry("compare", "compare:compare_command", "Compare two reports: how their claims relate, and why."),
    Entry("add", "add:add_command", "Add documents to a ledger."),
    Entry("claims", "claims:claims_command", "List what a ledger's reports claim."),
    Entry("search", "claims:search_command", "Search the words of a ledger's claims."),
    Entry("place", "place:place_command", "Show what each side says of a place, in time."),
    Entry("disputes", "disputes:disputes_command", "List what reports contradict each other about, and why."),
    Entry("questions", "questions:questions_command", "List questions and who answers them how."),
    Entry("sources", "sources:sources_command", "Show which reports repeat which."),
    Entry("export", "export:export_command", "Export a ledger's claims: CSV, GeoJSON, JSON-LD, statements."),
    Entry("review", "", "Review claims: confirm, edit, reject, add, undo; export."),
    Entry("evidence", "", "What independent data say: maps, tables, events."),
    Entry("serve", "serve:serve_command", "Serve the web app on this machine."),
    Entry("ledger", "", "A ledger's file: check, info, vacuum."),
    Entry("where", "where:where_command", "Show what a place name may mean, and why."),
    Entry("zone", "zone:zone_command", "Show which settlements an announced zone would hold."),
    Entry("rules", "rules:rules_command", "List the rules."),
    Entry("explain", "explain:explain_command", "Explain a rule or an error code."),
    Entry("packs", "", "Rule packs of your own."),
    Entry("theatre", "", "Theatres: the data of one conflict each."),
    Entry("version", "version:version_command", "Print the version."),
)
GROUPS = {"packs": PACKS, "theatre": THEATRE, "ledger": LEDGER, "review": REVIEW, "evidence": EVIDENCE}


class LazyGroup(TyperGroup):
    """A group that knows its commands' names and help lines, and imports a command when it is called."""

    def entries(self) -> tuple[Entry, ...]:
        """The commands in the order of the help."""
        return GROUPS.get(self.name or "", COMMANDS)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002, D102 - typer's signature
        return [entry.name for entry in self.entries()]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002, D102 - typer's signature
        entry = next((each for each in self.entries() if each.name == cmd_name), None)
        if entry is None:
            return None
        return load(entry) if entry.where else group(entry)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: D102 - typer's signature
        if args and (near := difflib.get_close_matches(args[0], self.list_commands(ctx), 1)) and near[0] != args[0]:
            ctx.fail(f"No such command {args[0]!r}: did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002, D102 - typer's signature
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.help) for entry in self.entries()])


def command() -> TyperGroup:
    """The whole program as one command."""
    app = typer.Typer(cls=LazyGroup, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback()(top)
    return cast(TyperGroup, typer.main.get_command(app))


def group(entry: Entry) -> TyperGroup:
    """A command that only holds others."""
    app = typer.Typer(cls=LazyGroup, add_completion=False, rich_markup_mode=None, name=entry.name, help=entry.help)
    app.callback()(lambda: None)
    built = cast(TyperGroup, typer.main.get_command(app))
    built.name = entry.name
    built.help = entry.help
    return built


def load(entry: Entry) -> TyperCommand:
    """The command behind ``entry``."""
    module, function = entry.where.split(":")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(entry.name)(getattr(importlib.import_module(f"counterclaim.cli.{module}"), function))
    return cast(TyperCommand, typer.main.get_command(app))


def print_version(value: bool) -> None:
    """Print the version and stop, if asked to."""
    if value:
        from counterclaim.cli.version import version_command

        version_command()
        raise typer.Exit


def top(
    *,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what is done to standard error.")] = False,
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    lang_ui: LangUiOption = None,  # noqa: ARG001 - handled by its callback
) -> None:
    """Read reports about a contested conflict: who says, through whom, what, where, when, how many.

    Exit codes: 0 clean, 1 findings, 2 wrong usage or unreadable input.
    """
    from counterclaim.cli.messages import configure_logging

    configure_logging(verbose=verbose)
