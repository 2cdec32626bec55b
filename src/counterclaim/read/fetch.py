"""One address to bytes: HTTP and HTTPS only, under limits of size, time and redirects, not into private networks.

A host's addresses are looked up once, each is checked, and the connection goes to one that was checked: a name server
that gives another answer the second time gains nothing. Proxies of the environment are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import Message
from threading import Timer
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from counterclaim import __version__
from counterclaim.model.errors import NoAnswer, RefusedAddress
from counterclaim.read.packed import unpack
from counterclaim.read.text import too_large

PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
HEADERS = {
    "User-Agent": f"counterclaim/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
SAFE = "/%:=&?~+!$,;'@()*[]"  # what may stand in a path or query as it is
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Limits(NamedTuple):
    """How much of one address is fetched, for how long, over how many redirects."""

    max_bytes: int
    allow_private: bool = False
    seconds: float = 30.0
    redirects: int = 5


class Fetched(NamedTuple):
    """What came: from which address in the end, its media type and the charset that was told (``""``: not told)."""

    url: str
    body: bytes
    kind: str
    charset: str


class Target(NamedTuple):
    """A host and what to ask it for."""

    scheme: str
    host: str
    port: int
    netloc: str
    path: str


def fetch(address: str, limits: Limits) -> Fetched:
    """What stands at ``address``, after redirects.

    Raises ``RefusedAddress``, ``NoAnswer``, ``TooLarge`` or ``DamagedInput``, each with ``address`` in front.
    """
    stop = time.monotonic() + limits.seconds
    url, seen = address, {address}
    for _ in range(limits.redirects + 1):
        target = target_of(url, address)
        hosts = addresses(target, address, allow_private=limits.allow_private)
        try:
            with asked(target, hosts, stop) as response:
                if response.status not in REDIRECTS:
                    found = received(response, url, address, limits)
                    if time.monotonic() >= stop:  # cut off by the clock, which looks like an end
                        raise TimeoutError
                    return found
                url = urljoin(url, response.headers.get("Location") or "")
        except (OSError, http.client.HTTPException, ValueError) as error:
            late = time.monotonic() >= stop
            why = f"not done after {limits.seconds:g} seconds" if late else reason(error)
            raise NoAnswer(f"cannot be fetched: {why}", where=address) from error
        if url in seen:
            raise NoAnswer(f"it sends one on in a circle: {url[:200]}", where=address)
        seen.add(url)
    raise NoAnswer(f"it sends one on more than {limits.redirects} times", where=address)


def target_of(url: str, address: str) -> Target:
    """The host to ask and what for; ``RefusedAddress`` for another protocol, a password, no host."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise RefusedAddress(f"not an address that can be fetched: {url[:200]}", where=address) from error
    if parts.scheme not in PORTS:
        raise RefusedAddress(f"only http:// and https:// are fetched, not {parts.scheme[:20]}://", where=address)
    if not host or parts.username is not None or parts.password is not None:
        raise RefusedAddress("not an address that can be fetched: no host, or a name and password in it", where=address)
    return Target(parts.scheme, host, port or PORTS[parts.scheme], netloc_of(host, port), path_of(parts))


def netloc_of(host: str, port: int | None) -> str:
    """Host and port as the Host header has them."""
    bare = f"[{host}]" if ":" in host else host
    return bare if port is None else f"{bare}:{port}"


def path_of(parts: SplitResult) -> str:
    """Path and query, with what is not ASCII escaped."""
    return urlunsplit(("", "", quote(parts.path, SAFE) or "/", quote(parts.query, SAFE), ""))


def addresses(target: Target, address: str, *, allow_private: bool) -> list[str]:
    """The IP addresses of the host; ``RefusedAddress`` if any of them is not public."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoAnswer(f"there is no host {target.host[:200]}: {reason(error)}", where=address) from error
    hosts = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not allow_private and (private := next((each for each in hosts if not is_public(each)), None)):
        raise RefusedAddress(
            f"{target.host} is {private}, which is not on the public internet (--allow-private fetches it)",
            where=address,
        )
    return hosts


def is_public(host: str) -> bool:
    """True for an IP address that anyone's computer could reach; one that wraps an IPv4 address is judged by that."""
    try:
        ip = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


@contextmanager
def asked(target: Target, hosts: list[str], stop: float) -> Iterator[http.client.HTTPResponse]:
    """The answer of the first of ``hosts`` that can be reached; the connection is cut when the time is up."""
    connection = connect(target, hosts, stop)
    clock = Timer(max(0.0, stop - time.monotonic()), cut, (connection,))
    clock.daemon = True
    clock.start()
    client = http.client.HTTPConnection(target.host, target.port)
    client.sock = connection
    try:
        if isinstance(connection, ssl.SSLSocket):
            connection.do_handshake()
        client.request("GET", target.path, headers={"Host": target.netloc, **HEADERS})
        with client.getresponse() as response:
            yield response
    finally:
        clock.cancel()
        client.close()
        connection.close()


def connect(target: Target, hosts: list[str], stop: float) -> socket.socket:
    """A socket to one of ``hosts``, with TLS not yet begun for HTTPS; certificates are checked for the name."""
    last: OSError = TimeoutError("timed out")
    for host in hosts:
        left = stop - time.monotonic()
        if left <= 0:
            break
        try:
            plain = socket.create_connection((host, target.port), timeout=left)
        except OSError as error:
            last = error
            continue
        if target.scheme == "http":
            return plain
        context = ssl.create_default_context()
        return context.wrap_socket(plain, server_hostname=target.host, do_handshake_on_connect=False)
    raise last


def cut(connection: socket.socket) -> None:
    """End a connection on which another thread may be waiting."""
    with suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def received(response: http.client.HTTPResponse, url: str, address: str, limits: Limits) -> Fetched:
    """The body of an answer, unpacked, with what its head says of it."""
    if response.status != http.HTTPStatus.OK:
        raise NoAnswer(f"it answered {response.status} {response.reason[:80]}", where=address)
    raw = response.read(limits.max_bytes + 1)
    if len(raw) > limits.max_bytes:
        raise too_large(limits.max_bytes, address)
    if response.length:
        raise NoAnswer("cannot be fetched: the connection ended before the page did", where=address)
    headers: Message = response.headers
    packing = str(headers.get("Content-Encoding") or "").strip().lower()
    body = unpack(raw, packing, limit=limits.max_bytes, name=address)
    return Fetched(url, body, headers.get_content_type(), str(headers.get_param("charset") or ""))


def reason(error: Exception) -> str:
    """What went wrong, in few words."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate does not hold: {error.verify_message}"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
