"""The rules of the house that a command can see."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {".ci", ".streamlit", "data", "docs", "pages", "queries", "static", "tests"}
LONGEST_FILE = 450
FRONT_DOOR = 100
SCREEN_MAY_NOT = {"duckdb", "openpyxl", "odf", "csv", "sqlite3"}
STREAMLIT = {"streamlit"}
RUNS_SQL = {"execute", "executemany", "sql", "query"}
ANYBODY_ELSE = re.compile(r"https?://(?!localhost|127\.0\.0\.1|www\.w3\.org/)[^\s\"')]+")


def ours() -> list[Path]:
    """Every file of the project that is there now: known to git, or new and not ignored."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def code(*rooms: str) -> list[Path]:
    """Python files in these rooms, app.py with pages."""
    inside = [path for path in ours() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in rooms]
    return [*inside, ROOT / "app.py"] if "pages" in rooms else inside


def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def imported(path: Path) -> set[str]:
    """Top-level names of everything a file imports."""
    nodes = list(ast.walk(tree(path)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    members = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in plain | members}


def named(paths: list[Path]) -> list[str]:
    """The same paths as a person would write them."""
    return sorted(str(path.relative_to(ROOT)) for path in paths)


def test_pages_sit_one_folder_down() -> None:
    # Streamlit serves pages/*.py by itself, past the front door and its sign-in.
    assert named([path for path in (ROOT / "pages").glob("*.py") if path.read_text("utf-8").strip()]) == []


def test_only_agreed_folders_at_the_top() -> None:
    tops = {path.relative_to(ROOT).parts[0] for path in ours() if path.parent != ROOT}
    assert tops <= FOLDERS


def test_the_front_door_is_short() -> None:
    assert len((ROOT / "app.py").read_text("utf-8").splitlines()) < FRONT_DOOR


def test_no_file_is_too_long_to_read() -> None:
    written = [path for path in ours() if path.suffix in {".py", ".sql", ".css"}]
    assert named([path for path in written if len(path.read_text("utf-8").splitlines()) > LONGEST_FILE]) == []


def test_screens_neither_open_files_nor_ask_the_warehouse() -> None:
    parts = ROOT / "pages" / "parts"  # take-aways are written there, but nothing there asks either
    screens = [path for path in code("pages") if parts not in path.parents]
    assert named([path for path in screens if imported(path) & SCREEN_MAY_NOT]) == []
    assert named([path for path in code("pages") if "duckdb" in imported(path)]) == []


def test_the_rooms_below_do_not_know_streamlit() -> None:
    assert named([path for path in code("data") if imported(path) & STREAMLIT]) == []


def test_figures_never_depend_on_the_screens() -> None:
    assert named([path for path in code("data", "queries") if "pages" in imported(path)]) == []


def test_every_question_says_what_it_answers() -> None:
    questions = [path for path in ours() if path.suffix == ".sql"]
    assert questions
    assert named([path for path in questions if not path.read_text("utf-8").lstrip().startswith("--")]) == []


def built_from_text(argument: ast.expr) -> bool:
    """Whether an argument is put together from pieces rather than written down or looked up whole."""
    formatted = isinstance(argument, ast.JoinedStr) and any(isinstance(v, ast.FormattedValue) for v in argument.values)
    joined = isinstance(argument, ast.BinOp) and isinstance(argument.op, ast.Add | ast.Mod)
    called = (
        isinstance(argument, ast.Call) and isinstance(argument.func, ast.Attribute) and argument.func.attr == "format"
    )
    return formatted or joined or called


def statements(path: Path) -> Iterator[ast.expr]:
    """First argument of every call that runs SQL."""
    calls = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and node.args)
    return (call.args[0] for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in RUNS_SQL)


def test_no_statement_is_built_from_text() -> None:
    building = [path for path in code("data", "queries", "pages") if any(map(built_from_text, statements(path)))]
    assert named(building) == []


def lengths(path: Path) -> Iterator[int]:
    """Lines of code of every function, without its docstring."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            yield (body[-1].end_lineno or 0) - body[0].lineno + 2


def test_functions_are_short() -> None:
    counted = [count for path in code("data", "queries", "pages") for count in lengths(path)]
    print(f"{len(counted)} functions, median {median(counted)} lines, longest {max(counted)}")
    assert median(counted) < 10


@pytest.mark.parametrize("room", ["pages", "static", ".streamlit"])
def test_nothing_is_fetched_from_anybody_else(room: str) -> None:
    texts = [
        path for path in (ROOT / room).rglob("*") if path.suffix in {".py", ".css", ".toml", ".js", ".html", ".svg"}
    ]
    fetching = [path for path in texts if ANYBODY_ELSE.search(path.read_text("utf-8"))]
    assert named(fetching) == []


def test_packages_are_locked() -> None:
    lines = [
        line.split("#")[0].split(";")[0].strip() for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    ]
    assert [line for line in filter(None, lines) if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", line)] == []


def test_tests_neither_sleep_nor_hide() -> None:
    hiding = re.compile(r"\b(time\.sleep|pytest\.skip|pytest\.xfail|mark\.xfail|mark\.skip)\(")
    tests = [path for path in code("tests") if path != Path(__file__).resolve()]
    assert named([path for path in tests if hiding.search(path.read_text("utf-8"))]) == []
