"""House rule: whatever shows returns asks for an audience, and nothing else ever reads them."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def _code(path: Path) -> str:
    lines = path.read_text("utf-8").splitlines()
    return "\n".join(line.split("--")[0] for line in lines)


def _naming(folder: str, *tables: str) -> dict[str, str]:
    """Statements of a folder that name one of these tables, by file."""
    statements = {path.name: _code(path) for path in (ROOT / folder).rglob("*.sql")}
    return {name: code for name, code in statements.items() if any(re.search(rf"\b{t}\b", code) for t in tables)}


def controlled() -> list[str]:
    """The table of what may be shown of returns, and the rollups made from it."""
    return ["return_shown", *(Path(name).stem for name in _naming("data/rollups", "return_shown"))]


def test_every_question_over_returns_binds_the_audience() -> None:
    # What is kept of an answer is kept under its parameters, the audience with them.
    asked = _naming("queries", *controlled())
    assert [name for name, code in asked.items() if "$audience" not in code] == []


def test_rollups_of_returns_keep_audiences_apart() -> None:
    assert [name for name, code in _naming("data/rollups", "return_shown").items() if "audience" not in code] == []
    assert _naming("data/rollups", "return_cell") == {}


def test_no_question_reads_the_figures_of_returns_as_received() -> None:
    read = {name: re.findall(r"\b(value|text)\b", code) for name, code in _naming("queries", "return_cell").items()}
    assert {name: figures for name, figures in read.items() if figures} == {}


def test_screens_never_name_an_audience_themselves() -> None:
    screens = (ROOT / "pages").rglob("*.py")
    assert [path.name for path in screens if _named_audiences(path)] == []


def _named_audiences(path: Path) -> list[ast.keyword]:
    tree = ast.parse(path.read_text("utf-8"))
    keywords = (node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "audience")
    return [keyword for keyword in keywords if isinstance(keyword.value, ast.Constant)]
