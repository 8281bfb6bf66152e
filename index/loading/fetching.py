"""Fetches one page or document by its URL.

URLs come from people, also over Discord, so that this must not become a way into the network it runs in:
only http and https, only public addresses (again at every redirect, and the address that was checked is the
one connected to), bounded in size, time and redirects, no cookies, no credentials, no proxy of the
environment.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import ArticleError

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 50 * 1024 * 1024
_MOST_REDIRECTS = 5
_CONNECT_SECONDS = 10.0
_SILENCE_SECONDS = 20.0
_WHOLE_SECONDS = 60.0
_LONGEST_URL_CHARS = 2000
_HIGHEST_PORT = 65535
_KIND_OF_CONTENT = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
_HEADERS = {
    "User-Agent": "crosswire/0.1 (reads single articles on request)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,application/pdf;q=0.8",
}
# IPv6 addresses that stand for an IPv4 address (RFC 6052).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL gave.

    Attributes:
        url: where it came from in the end, behind redirects.
        kind: the extension of such files (".html", ".txt", ".md", ".pdf").
        data: its bytes, as sent.
        charset: the encoding that the server states, if any.
    """

    url: str
    kind: str
    data: bytes
    charset: str | None


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inside = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(str(inside))
        if ip.teredo is not None:
            return False
    return ip.is_global and not ip.is_multicast


def fetch(url: str, *, may_reach: Callable[[str], bool] = is_public) -> Fetched:
    """The page, text or PDF file at ``url``.

    Args:
        url: an http or https address.
        may_reach: whether an IP address may be connected to.

    Raises:
        ArticleError: if it can't or must not be fetched, with the reason.
    """
    import httpx

    deadline = time.monotonic() + _WHOLE_SECONDS
    try:
        at = httpx.URL(url)
        timeout = httpx.Timeout(_SILENCE_SECONDS, connect=_CONNECT_SECONDS)
        with httpx.Client(timeout=timeout, trust_env=False, headers=_HEADERS) as client:
            for _ in range(_MOST_REDIRECTS + 1):
                fetched = _once(client, at, deadline=deadline, may_reach=may_reach)
                if isinstance(fetched, Fetched):
                    return fetched
                at = fetched
    except httpx.TimeoutException as error:
        raise ArticleError(url, "the server did not answer in time") from error
    except (httpx.InvalidURL, UnicodeError) as error:
        raise ArticleError(url, "it is not a valid URL") from error
    except httpx.HTTPError as error:
        raise ArticleError(url, f"it can't be fetched ({str(error) or type(error).__name__})") from error
    raise ArticleError(url, f"it redirects more than {_MOST_REDIRECTS} times")


def _once(
    client: httpx.Client, url: httpx.URL, *, deadline: float, may_reach: Callable[[str], bool]
) -> Fetched | httpx.URL:
    """One request: the document, or where it is said to be now."""
    address = _address(url, may_reach)
    host = url.netloc.decode("ascii")
    # The connection goes to the address that was checked: asking for the name again could give another.
    request = client.build_request(
        "GET", url.copy_with(host=address), headers={"Host": host}, extensions={"sni_hostname": url.host}
    )
    request.extensions["timeout"] = client.timeout.as_dict()
    response = client.send(request, stream=True)
    try:
        if response.has_redirect_location:
            return url.join(response.headers["Location"]).copy_with(fragment=None)
        return _received(response, url, deadline=deadline)
    finally:
        response.close()


def _address(url: httpx.URL, may_reach: Callable[[str], bool]) -> str:
    """The IP address of the URL's host, if it may be connected to."""
    if len(str(url)) > _LONGEST_URL_CHARS or not 0 < (url.port or 80) <= _HIGHEST_PORT:
        raise ArticleError(str(url)[:200], "it is not a valid URL")
    if url.scheme not in {"http", "https"} or not url.host:
        raise ArticleError(str(url)[:200], "only http:// and https:// addresses can be added")
    if url.userinfo:
        raise ArticleError(f"{url.scheme}://{url.host}", "addresses with a name or password are not fetched")
    try:
        found = socket.getaddrinfo(url.raw_host.decode("ascii"), url.port or None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise ArticleError(str(url), f"the host {url.host} is not known") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(may_reach(address) for address in addresses):
        raise ArticleError(
            str(url), f"{url.host} is not on the public network; only public pages can be added"
        )
    return addresses[0]


def _received(response: httpx.Response, url: httpx.URL, *, deadline: float) -> Fetched:
    if not response.is_success:
        raise ArticleError(str(url), f"the server answers {response.status_code} {response.reason_phrase}")
    kind = _kind(response, url)
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > MOST_BYTES:
            raise ArticleError(str(url), f"it is larger than {MOST_BYTES // 1024 // 1024} MB")
        if time.monotonic() > deadline:
            raise ArticleError(str(url), f"it takes longer than {_WHOLE_SECONDS:.0f} seconds to arrive")
    return Fetched(url=str(url), kind=kind, data=bytes(data), charset=response.charset_encoding)


def _kind(response: httpx.Response, url: httpx.URL) -> str:
    stated = response.headers.get("Content-Type", "text/html").partition(";")[0].strip().lower()
    if stated not in _KIND_OF_CONTENT:
        raise ArticleError(str(url), f"it is {stated or 'of no stated kind'}, not a page, text or PDF file")
    if stated == "text/plain" and url.path.lower().endswith((".md", ".markdown")):
        return ".md"
    return _KIND_OF_CONTENT[stated]
