"""Rules of the house that no other tool checks."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "index", "prompts")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MAX_LINES = 400

PLACES = {
    "chromadb": ("index/stores/chroma.py",),
    "tantivy": ("index/stores/lexical.py",),
    "sentence_transformers": (
        "index/embedding/",
        "index/retrieval/reranking.py",
        "bot/answering/chat/entailment.py",
    ),
    "trafilatura": ("index/loading/",),
    "pypdf": ("index/loading/",),
    "discord": ("bot/discord/",),
    "matplotlib": ("bot/charts",),
    "typer": ("bot/terminal/",),
    "langchain": ("bot/answering/chat/",),
    "langchain_core": ("bot/answering/", "index/retrieval/"),
    "pydantic_settings": ("bot/settings.py",),
}
"""Which files may import a library: so that it can be changed in one place."""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported_libraries(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_is_short_enough_to_be_read_at_once(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= MAX_LINES


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_each_library_is_imported_in_its_own_place_alone(path: Path) -> None:
    misplaced = {
        library
        for library in imported_libraries(path) & PLACES.keys()
        if not relative(path).startswith(PLACES[library])
    }

    assert misplaced == set()


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_module_has_a_name_that_says_nothing(path: Path) -> None:
    empty_names = {"utils", "util", "helpers", "helper", "common", "base", "misc", "manager", "factory"}

    assert not empty_names & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}


def test_help_loads_none_of_the_heavy_libraries() -> None:
    heavy = [
        "torch",
        "chromadb",
        "langchain_core",
        "matplotlib",
        "discord",
        "numpy",
        "pydantic_settings",
        "sqlalchemy",
    ]
    code = (
        "import sys; from bot.terminal.app import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        f"print('LOADED', [name for name in {heavy!r} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_every_command_is_told_of_in_the_readme() -> None:
    from bot.terminal.app import app

    names = {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    }
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert {name for name in names if f"crosswire {name}" not in readme} == set()


def test_the_example_of_settings_is_the_one_the_settings_give() -> None:
    from bot.settings import env_example

    assert (ROOT / ".env.example").read_text(encoding="utf-8") == env_example()
