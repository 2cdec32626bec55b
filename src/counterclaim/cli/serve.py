"""``counterclaim serve``: the web app on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.asking import LEDGER, LedgerOption

PORT = 8417
HOST = "127.0.0.1"


def serve_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    *,
    ledger: LedgerOption = LEDGER,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="Port; 0 takes a free one.")] = PORT,
    host: Annotated[str, typer.Option(metavar="NAME", help="Address to listen on; others need --token.")] = HOST,
    token: Annotated[
        str | None,
        typer.Option(metavar="WORDS", envvar="COUNTERCLAIM_TOKEN", help="Ask for this (16 characters or more)."),
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    theatre: Annotated[str | None, typer.Option(metavar="NAME", help="Theatre, instead of finding out.")] = None,
    config: Annotated[str | None, typer.Option(metavar="PATH", help="Settings, instead of counterclaim.toml.")] = None,
) -> None:
    """Serve the web app: check reports, look through the ledger, compare, review. Ctrl-C stops it.

    It answers this machine only. With --token it may listen on other addresses (--host), and every visitor is asked
    for the token. Nothing is sent anywhere.
    """
    import logging
    import webbrowser

    from counterclaim.cli.reading import choose
    from counterclaim.web.desk import Settings
    from counterclaim.web.serving import serve

    def told(address: str) -> None:
        print(f"counterclaim is at {address} (Ctrl-C stops it)", flush=True)
        if open_browser:
            webbrowser.open(address)

    chosen = choose(theatre, config)
    settings = Settings(
        host=host, port=port, token=token or None, theatre=chosen.theatre, config=chosen.settings, packs=chosen.packs
    )
    serve(ledger, settings, told, verbose=logging.getLogger("counterclaim").isEnabledFor(logging.INFO))
