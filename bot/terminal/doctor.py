"""What ``crosswire doctor`` prints."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.doctor import Finding
from bot.json_forms import JsonObject


def show_findings(console: Console, findings: Iterable[Finding]) -> None:
    """Print the settings as a table: value, origin, and whether each works."""
    table = Table()
    for heading in ("", "Setting", "Value", "From", "Seen"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "Setting")
    for finding in findings:
        mark = "[green]ok[/green]" if finding.ok else "[red]fails[/red]"
        cells = (finding.variable, finding.value, finding.origin, finding.detail)
        table.add_row(mark, *(escape(cell) for cell in cells))
    console.print(table)


def doctor_json(findings: Iterable[Finding]) -> list[JsonObject]:
    """What ``crosswire doctor --json`` prints."""
    return [
        {
            "setting": finding.variable,
            "value": finding.value,
            "origin": finding.origin,
            "ok": finding.ok,
            "detail": finding.detail,
        }
        for finding in findings
    ]
