"""Run rules over a report: hits of the kinds become findings, settings have the last word."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds import KINDS
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule, RuleFile, Variant, Wording, field_place, fields_of
from counterclaim.check.position import offset_line
from counterclaim.check.settings import Settings, is_silenced, severity_of
from counterclaim.check.subject import Hit, Subject
from counterclaim.languages import has_table, table
from counterclaim.model import spoken
from counterclaim.model.errors import PackError
from counterclaim.model.finding import Finding, Severity


def check(subject: Subject, rules: tuple[RuleFile, ...], settings: Settings | None = None) -> tuple[Finding, ...]:
    """The findings of one report, in text order; silenced ones are left out."""
    settings = settings or Settings()
    found: list[Finding] = []
    for file in rules:
        rule = file.rule
        if severity_of(rule, settings) is None:
            continue
        validate(file)
        if not reads(subject.document.lang, rule.kind):
            continue
        for hit in KINDS[rule.kind].find(rule, subject):
            finding = finding_of(rule, hit, subject, settings)
            if not is_silenced(finding, subject.document, settings):
                found.append(finding)
    return tuple(sorted(found, key=lambda f: (f.start, f.code, f.stop)))


def reads(lang: str, kind: str) -> bool:
    """True if the language's ``checks.toml`` has the words of that kind: it lists its kinds, or has them all."""
    kinds = table(lang, "checks").get("kinds") if has_table(lang, "checks") else ()
    return kinds is None or kind in kinds


def finding_of(rule: Rule, hit: Hit, subject: Subject, settings: Settings) -> Finding:
    """The finding that a hit becomes: message filled in, line and column counted."""
    variant = rule.variants.get(hit.variant or "", Variant())
    line, column = offset_line(subject.document.text, hit.span.start)
    said = worded(rule, hit.variant, "help")
    return Finding(
        start=hit.span.start,
        stop=hit.span.stop,
        text=hit.span.text,
        code=rule.code,
        name=rule.name,
        severity=softened(variant.severity or rule.severity, severity_of(rule, settings), rule.severity),
        message=worded(rule, hit.variant, "message").format(**hit.values),
        line=line,
        column=column,
        related=hit.related,
        evidence=hit.evidence,
        help=said.format(**hit.values) if said else None,
    )


def worded(rule: Rule, variant: str | None, field: str) -> str:
    """The template of a rule's ``message`` or ``help`` in the language that is spoken: the pack's own, else the
    catalogue's, else English; empty where the rule has none."""
    own = rule.messages.get(spoken.language(), Wording())
    here = variant or ""
    pairs = ((rule.variants.get(here), own.variants.get(here)), (rule, own))
    for english, translated in pairs:
        if english is not None and (text := getattr(english, field)):
            return (translated and getattr(translated, field)) or spoken.gettext(text)
    return ""


def softened(found: Severity, wanted: Severity | None, usual: Severity) -> Severity:
    """``found``, unless the settings ask for another severity than the rule's usual one.

    A variant that is milder than the rule stays milder.
    """
    if wanted is None or wanted is usual:
        return found
    order = list(Severity)
    return wanted if found is usual else min(found, wanted, key=order.index)


def validate(file: RuleFile) -> None:
    """Raise ``PackError`` unless the rule's kind exists and offers every name that its messages use."""
    rule = file.rule
    kind = KINDS.get(rule.kind)
    if kind is None:
        known = ", ".join(KINDS)
        raise PackError(f"there is no kind '{rule.kind}': use one of {known}", where=field_place(file, "kind"))
    for field, text in texts_of(rule):
        for name in fields_of(text):
            if name not in kind.values:
                offered = ", ".join("{" + value + "}" for value in kind.values)
                message = f"'{rule.kind}' does not offer {{{name}}}, only {offered}"
                raise PackError(message, where=field_place(file, field))
    validate_names(file, kind)


def validate_names(file: RuleFile, kind: Kind) -> None:
    """Raise ``PackError`` for a variant or parameter that the kind does not have, and for a needless translation."""
    rule = file.rule
    for name in rule.variants:
        if name not in kind.variants:
            raise PackError(f"'{rule.kind}' has no variant '{name}'", where=field_place(file, f"variants.{name}"))
    for lang, name in ((lang, name) for lang, own in rule.messages.items() for name in own.variants):
        if name not in rule.variants:
            where = field_place(file, f"messages.{lang}.variants.{name}")
            raise PackError(f"the rule has no variant '{name}' to translate", where=where)
    for name in rule.params:
        if name not in kind.params:
            raise PackError(f"'{rule.kind}' takes no parameter '{name}'", where=field_place(file, f"params.{name}"))


def texts_of(rule: Rule) -> Iterator[tuple[str, str]]:
    """Every text in which names are filled in, with the field that holds it."""
    yield from texts_in(rule, "")
    for lang, own in rule.messages.items():
        yield from texts_in(own, f"messages.{lang}.")


def texts_in(held: Rule | Wording, at: str) -> Iterator[tuple[str, str]]:
    """The texts of a rule or of a translation of it; ``at`` is where its fields stand."""
    for prefix, each in (("", held), *((f"variants.{name}.", variant) for name, variant in held.variants.items())):
        for field in ("message", "help"):
            if text := getattr(each, field):
                yield f"{at}{prefix}{field}", text
