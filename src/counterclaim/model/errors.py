"""Every error we raise on purpose; each has a code that ``counterclaim explain`` knows."""

from __future__ import annotations


class CounterclaimError(Exception):
    """Base of all; ``code`` is stable, ``where`` is ``path`` or ``path:line[:column]`` or ``None``.

    The message says what is wrong and what to do next, in one line.
    """

    code = "E000"

    def __init__(self, message: str, *, where: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        at = f"{self.where}: " if self.where else ""
        return f"{at}[{self.code}] {self.message}"


class ReadError(CounterclaimError):
    """An input cannot be read."""

    code = "E100"


class MissingInput(ReadError):  # noqa: N818 - named for what is wrong
    """The file does not exist, or is not a file."""

    code = "E101"


class EmptyInput(ReadError):  # noqa: N818 - named for what is wrong
    """There is no text in the input."""

    code = "E102"


class NotText(ReadError):  # noqa: N818 - named for what is wrong
    """The input is binary or is not valid UTF-8."""

    code = "E103"


class TooLarge(ReadError):  # noqa: N818 - named for what is wrong
    """The input is larger than the limit."""

    code = "E104"


class UnsupportedLanguage(ReadError):  # noqa: N818 - named for what is wrong
    """The report is in a language that no language pack reads."""

    code = "E105"


class BadRecord(ReadError):  # noqa: N818 - named for what is wrong
    """A line of a JSONL input is not the object that the contract describes."""

    code = "E106"


class DamagedInput(ReadError):  # noqa: N818 - named for what is wrong
    """A page, feed, archive or packed file is cut off or not what it should be."""

    code = "E107"


class NoAnswer(ReadError):  # noqa: N818 - named for what is wrong
    """An address gives nothing: no such host, no connection, too slow, too many redirects, an error of the server's."""

    code = "E108"


class RefusedAddress(ReadError):  # noqa: N818 - named for what is wrong
    """An address that is not fetched: another protocol than HTTP, or a host of a private network."""

    code = "E109"


class UnwritableOutput(CounterclaimError):  # noqa: N818 - named for what is wrong
    """The output cannot be written."""

    code = "E110"


class PackError(CounterclaimError):
    """A rule pack, theatre, language pack or settings file does not say what it must."""

    code = "E201"


class ResolveError(CounterclaimError):
    """The gazetteer is missing or damaged."""

    code = "E301"


class StoreError(CounterclaimError):
    """The ledger cannot be read or written."""

    code = "E401"


class MissingLedger(StoreError):  # noqa: N818 - named for what is wrong
    """There is no ledger where one was named."""

    code = "E402"


class BusyLedger(StoreError):  # noqa: N818 - named for what is wrong
    """Another process holds the ledger for longer than we wait."""

    code = "E403"


class NewerLedger(StoreError):  # noqa: N818 - named for what is wrong
    """The ledger has a schema that this version does not know."""

    code = "E404"


class ForeignFile(StoreError):  # noqa: N818 - named for what is wrong
    """The file is no ledger."""

    code = "E405"


class FullLedger(StoreError):  # noqa: N818 - named for what is wrong
    """There is no room to write."""

    code = "E406"


class BadReview(StoreError):  # noqa: N818 - named for what is wrong
    """A review names words that do not stand there, a value that its field cannot have, or nothing to undo."""

    code = "E407"


class OvertakenReview(StoreError):  # noqa: N818 - named for what is wrong
    """Another reviewer said something of the claim after this one had looked at it."""

    code = "E408"


class BadEvidence(ReadError):  # noqa: N818 - named for what is wrong
    """A file of evidence is not of the format that it should be, or says nothing about where things are."""

    code = "E111"


class UnknownRecord(StoreError):  # noqa: N818 - named for what is wrong
    """No document, claim or review of the ledger has this id, or none of these names has reviewed."""

    code = "E409"


class ServeError(CounterclaimError):
    """The web app cannot be served: the port is taken, the host is none of this machine's, the token is too short."""

    code = "E501"
