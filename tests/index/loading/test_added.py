"""Articles added one by one: copies of files, and pages fetched from a real server on this machine."""

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from document_builder import PAGE, pdf_of, write

from index.errors import ArticleError
from index.loading import load_folder
from index.loading.added import add_place, take_out
from index.loading.exclusions import exclude, excluded
from index.loading.fetching import is_public
from index.model import Article, ArticleId


@dataclass
class Site:
    """What the server gives for each path: status, headers, body."""

    url: str = ""
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def put(self, path: str, body: bytes | str, kind: str = "text/html", **headers: str) -> str:
        """Serve ``body`` at ``path``; returns its address."""
        data = body if isinstance(body, bytes) else body.encode()
        given = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
        self.pages[path] = (200, given, data)
        return self.url + path

    def redirect(self, path: str, to: str) -> str:
        """Send whoever asks for ``path`` elsewhere; returns its address."""
        self.pages[path] = (302, {"Location": to}, b"")
        return self.url + path


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(f"{self.headers['Host']}{self.path}")
            status, headers, body = served.pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except ConnectionError:
                return

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


def this_machine(address: str) -> bool:
    return address == "127.0.0.1"


def only(folder: Path) -> Article:
    (found,) = load_folder(folder)
    assert isinstance(found, Article), found
    return found


def refused(place: str, folder: Path, may_reach: Callable[[str], bool] = this_machine) -> str:
    with pytest.raises(ArticleError) as caught:
        add_place(place, folder, may_reach=may_reach)
    assert list(load_folder(folder)) == []
    return caught.value.reason


def test_a_page_is_kept_with_its_url_as_id(tmp_path: Path, site: Site) -> None:
    url = site.put(
        "/ferry?id=1", PAGE.format(head='<meta itemprop="datePublished" content="2021-03-04T05:06Z">')
    )

    assert add_place(url, tmp_path, may_reach=this_machine) == url

    found = only(tmp_path)
    assert found.id == url
    assert found.title == "Ferry sinks off Holm"
    assert found.url == "https://delta.example.org/ferry"  # what the page calls its own
    assert str(found.published_at) == "2021-03-04 05:06:00+00:00"
    assert found.event is None


def test_a_page_added_again_replaces_what_was_fetched_before(tmp_path: Path, site: Site) -> None:
    url = site.put("/a.txt", "A ferry sank.", "text/plain")
    add_place(url, tmp_path, may_reach=this_machine)
    site.put("/a.txt", "A ferry sank. It was found.", "text/plain")
    add_place(url + "#top", tmp_path, may_reach=this_machine)

    assert only(tmp_path).text == "A ferry sank. It was found."


def test_text_markdown_and_pdf_files_are_taken_too(tmp_path: Path, site: Site) -> None:
    site.put("/a", "Паром затонул у острова.".encode("cp1251"), "text/plain; charset=windows-1251")
    site.put(
        "/b.md",
        "---\ntitle: Ferry\nadded_from: https://elsewhere.example.org\n---\nIt was **cold**.",
        "text/plain",
    )
    site.put("/c", pdf_of(["A ferry sank."]), "application/pdf")
    for path in site.pages:
        add_place(site.url + path, tmp_path, may_reach=this_machine)

    found = {article.id: article.text for article in load_folder(tmp_path) if isinstance(article, Article)}
    assert found == {
        ArticleId(f"{site.url}/a"): "Паром затонул у острова.",
        ArticleId(f"{site.url}/b.md"): "It was cold.",
        ArticleId(f"{site.url}/c"): "A ferry sank.",
    }


def test_redirects_are_followed_and_the_url_is_that_of_the_end(tmp_path: Path, site: Site) -> None:
    site.put("/new.txt", "A ferry sank.", "text/plain")
    url = site.redirect("/old", "/new.txt")

    assert add_place(url, tmp_path, may_reach=this_machine) == url
    assert only(tmp_path).url == f"{site.url}/new.txt"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "http://127.0.0.2:{port}/secret",
        "http://[::1]:{port}/secret",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
    ],
)
def test_a_redirect_does_not_lead_where_nobody_may_go(tmp_path: Path, site: Site, elsewhere: str) -> None:
    site.put("/secret", "The password is swordfish.", "text/plain")
    port = site.url.rpartition(":")[2]
    url = site.redirect("/a", elsewhere.format(port=port))

    assert "public" in (reason := refused(url, tmp_path)) or "only http" in reason
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/x", "http://localhost:9/x", "http://[::ffff:127.0.0.1]:9/x"]
)
def test_this_machine_is_not_reached_unless_it_is_allowed(tmp_path: Path, url: str) -> None:
    assert "not on the public network" in refused(url, tmp_path, may_reach=is_public)


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 10.0.0.1 172.16.5.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255
    ::1 :: fe80::1%eth0 fc00::1 ::ffff:10.0.0.1
    64:ff9b::a00:1 2002:7f00:1:: ff02::1 2001:0:4136:e378:8000:63bf:3fff:fdd2""".split(),
)
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"])
def test_an_address_of_the_public_network_is_public(address: str) -> None:
    assert is_public(address)


def test_a_loop_of_redirects_ends(tmp_path: Path, site: Site) -> None:
    assert refused(site.redirect("/a", "/a"), tmp_path) == "it redirects more than 5 times"


def test_an_answer_that_is_no_page_is_refused_with_its_kind(tmp_path: Path, site: Site) -> None:
    assert (
        refused(site.put("/a.mp4", b"xx", "video/mp4"), tmp_path)
        == "it is video/mp4, not a page, text or PDF file"
    )


def test_a_page_that_is_not_there_is_refused_with_the_status(tmp_path: Path, site: Site) -> None:
    assert refused(f"{site.url}/none", tmp_path) == "the server answers 404 Not Found"


def test_a_page_without_an_article_is_refused_and_leaves_nothing(tmp_path: Path, site: Site) -> None:
    assert refused(site.put("/a", "<html></html>"), tmp_path) == "no article text is found in the page"
    assert list((tmp_path / "added").iterdir()) == []


def test_a_small_answer_that_unpacks_to_a_huge_one_is_refused(tmp_path: Path, site: Site) -> None:
    url = site.put("/a.txt", gzip.compress(b"rain " * 12_000_000), "text/plain", Content_Encoding="gzip")

    assert refused(url, tmp_path) == "it is larger than 50 MB"


def test_nobody_answering_is_a_reason(tmp_path: Path) -> None:
    assert refused("http://127.0.0.1:1/x", tmp_path).startswith("it can't be fetched (")


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("ftp://delta.example.org/a", "only http:// and https:// addresses can be added"),
        ("http://", "only http:// and https:// addresses can be added"),
        ("http://name:secret@127.0.0.1/a", "addresses with a name or password are not fetched"),
        ("https://127.0.0.1:99999/", "it is not a valid URL"),
        ("http://no-such-host.invalid/a", "the host no-such-host.invalid is not known"),
        ("http://127.0.0.1/" + "a" * 3000, "it is not a valid URL"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused(tmp_path: Path, place: str, reason: str) -> None:
    assert refused(place, tmp_path) == reason


def test_a_password_in_an_address_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as caught:
        add_place("http://name:secret@127.0.0.1/a", tmp_path)
    assert "secret" not in str(caught.value)


# -- files --------------------


def test_a_file_is_copied_in(tmp_path: Path) -> None:
    folder, desk = tmp_path / "articles", write(tmp_path / "desk", {"ferry.txt": "A ferry sank."})

    assert add_place(str(desk / "ferry.txt"), folder) == "added/ferry.txt"
    (desk / "ferry.txt").unlink()
    assert only(folder).text == "A ferry sank."


def test_another_file_of_the_same_name_gets_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write(tmp_path, {"one/ferry.txt": "One.", "two/ferry.txt": "Two."})

    places = [tmp_path / "one" / "ferry.txt", tmp_path / "two" / "ferry.txt", tmp_path / "one" / "ferry.txt"]
    added = [add_place(str(place), folder) for place in places]

    assert added == ["added/ferry.txt", "added/ferry-2.txt", "added/ferry.txt"]


def test_a_file_of_the_folder_stays_where_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"north/ferry.txt": "A ferry sank."})

    assert add_place(str(tmp_path / "north" / "ferry.txt"), tmp_path) == "north/ferry.txt"
    assert only(tmp_path).id == "north/ferry.txt"


def test_a_file_that_was_taken_out_is_let_in_again(tmp_path: Path) -> None:
    write(tmp_path, {"ferry.txt": "A ferry sank."})
    exclude(ArticleId("ferry.txt"), tmp_path)

    add_place(str(tmp_path / "ferry.txt"), tmp_path)

    assert excluded(tmp_path) == frozenset()
    assert only(tmp_path).id == "ferry.txt"


def test_a_file_that_holds_no_article_is_refused_and_not_copied(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    desk = write(tmp_path / "desk", {"a.txt": "", "b.jsonl": json.dumps({"title": "x"}), "c.docx": "x"})
    (desk / "d").mkdir()

    assert refused(str(desk / "a.txt"), folder) == "it is empty"
    assert refused(str(desk / "b.jsonl"), folder) == "it has no text"
    assert refused(str(desk / "c.docx"), folder) == ".docx files are not read"
    assert refused(str(desk / "d"), folder).startswith("it is a folder")
    assert refused(str(desk / "none.txt"), folder) == "there is no such file"


def test_taking_out_a_fetched_page_deletes_the_file_that_was_made_of_it(tmp_path: Path, site: Site) -> None:
    url = site.put("/ferry", PAGE)
    add_place(url, tmp_path, may_reach=this_machine)

    take_out(ArticleId(url), tmp_path)

    assert list(load_folder(tmp_path)) == []
    assert [path for path in (tmp_path / "added").iterdir() if path.is_file()] == []


def test_taking_out_a_persons_own_file_leaves_the_file_and_lists_its_id(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("The bridge at Tolm was closed after cracks were found in its piers.")

    take_out(ArticleId("own.txt"), tmp_path)

    assert (tmp_path / "own.txt").is_file()
    assert excluded(tmp_path) == {"own.txt"}
    assert list(load_folder(tmp_path)) == []


def test_an_id_that_leads_out_of_the_folder_deletes_nothing(tmp_path: Path) -> None:
    folder, outside = tmp_path / "articles", tmp_path / "outside.txt"
    folder.mkdir()
    outside.write_text("Kept.")

    take_out(ArticleId("added/../../outside.txt"), folder)

    assert outside.is_file()
