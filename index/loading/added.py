"""Takes one more article into the folder: a copy of a file, or a page fetched by its URL.

URLs come from people, also over Discord: only http and https, only public addresses (also behind redirects;
the address that was checked is the one that is connected to), bounded in size, time and redirects.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from index.errors import ArticleError
from index.loading.exclusions import include
from index.loading.files import KINDS, MOST_BYTES, MOST_PDF_BYTES
from index.loading.folder import load_file
from index.model import Article, ArticleId

if TYPE_CHECKING:
    import httpx

FOLDER_NAME = "added"
_MOST_REDIRECTS = 5
_CONNECT_SECONDS = 10.0
_READ_SECONDS = 20.0
_WHOLE_SECONDS = 60.0
_KIND_OF_CONTENT = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
