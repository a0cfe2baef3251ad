"""The house rules that a machine can see: imports only go down, files stay short, every module says what it does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quotetrack

SOURCE = Path(quotetrack.__file__).parent
STAGES = (
    "reading",
    "finding",
    "attribution",
    "dating",
    "claims",
    "overrides",
    "report",
    "cache",
    "packing",
    "records",
    "settings",
    "workers",
)
FLOORS = {
    **dict.fromkeys(("model", "files", "lexicon"), 1),
    **dict.fromkeys(STAGES, 2),
    "pipeline": 3,
    **dict.fromkeys(("review", "scale"), 4),
    "cli": 5,
    "__main__": 6,
}
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST = 420


def _name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def _room(module: str) -> str:
    """Give the room of "quotetrack.finding.marks": finding; "" for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def _imports(tree: ast.Module, path: Path) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(path)} line {node.lineno}: relative import"
            yield from (
                [f"{node.module}.{alias.name}" for alias in node.names]
                if node.module == "quotetrack"
                else [node.module or ""]
            )


def sideways(here: str, there: str) -> bool:
    """Tell whether an import from room `here` to room `there` goes up, or between two rooms of one floor."""
    if not there or here == there or there not in FLOORS:
        return False
    return FLOORS[there] > FLOORS[here] or (FLOORS[there] == FLOORS[here] and FLOORS[here] > 1)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_only_go_down(path: Path) -> None:
    relative = path.relative_to(SOURCE)
    here = relative.parts[0].removesuffix(".py")
    if here == "__init__":
        here = "model"  # the package itself knows nothing
    tree = ast.parse(path.read_text(encoding="utf-8"))
    wrong = [name for name in _imports(tree, path) if name.startswith("quotetrack.") and sideways(here, _room(name))]
    assert not wrong, f"{_name(path)} must not import {wrong}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_short_and_says_what_it_does(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST
    assert (ast.get_docstring(ast.parse(text)) or "").strip()


@pytest.mark.parametrize(
    ("here", "there", "wrong"),
    [
        ("finding", "dating", True),
        ("finding", "pipeline", True),
        ("model", "lexicon", False),
        ("lexicon", "reading", True),
        ("pipeline", "cli", True),
        ("cli", "pipeline", False),
        ("report", "model", False),
        ("report", "report", False),
    ],
)
def test_the_test_of_floors_can_fail(here: str, there: str, wrong: bool) -> None:
    assert sideways(here, there) is wrong
