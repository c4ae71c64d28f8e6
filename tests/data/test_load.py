"""Loading, listing and withdrawing published files: all or nothing, and a plain report."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data import build as building
from data import load as loading
from data import loaded, tidied
from data.build import warehouses
from data.checks import BuildFailed
from data.meeting.states import State, keep_state, states
from data.settings import settings
from data.tidy import CannotRead
from queries.places import places
from queries.since import since
from tests.data.sources import making

HEAD = ["Category", "Adult / Juvenile", "Geography", "Cohort", "offenders", "reoffenders", "reoffences"]
WOLVERHAMPTON = ["UTLA total", "Adult", "Wolverhampton", "Apr 2020 to Mar 2021", 2_000, 500, 1_900]
LAMBETH = ["UTLA total", "Adult", "Lambeth", "Apr 2020 to Mar 2021", 2_006, 517, 1_900]
SURPRISE = ["UTLA total", "Adult", "Narnia", "Apr 2020 to Mar 2021", 1, 1, 1]


@pytest.fixture
def store(warehouse: Path, tmp_path: Path) -> Iterator[Path]:
    """A store of this test's own with one warehouse in it."""
    folder = tmp_path / "store"
    folder.mkdir()
    overrides = tmp_path / "settings.toml"
    overrides.write_text(f'[warehouse]\nstore = "{folder.as_posix()}"\n', "utf-8")
    shutil.copy(warehouse, folder / "warehouse-000001.duckdb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CSP_SETTINGS", str(overrides))
        settings.cache_clear()
        yield folder
    settings.cache_clear()


@pytest.fixture
def quick_build(store: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A build that only takes a number, and notes how many figures the loaded files give."""
    figures: list[int] = []

    def build() -> Path:
        figures.append(sum(loaded.read(file).rows_used for file in loaded.loaded_files()))
        number = len(warehouses()) + 1
        return Path(shutil.copy(warehouses()[0], store / f"warehouse-{number:06d}.duckdb"))

    monkeypatch.setattr(loading, "build", build)
    return figures


def tool(folder: Path, *rows: list[object], name: str = "tool.xlsx") -> Path:
    return making.xlsx(folder / name, {"Data": [HEAD, *rows]})


def kept(store: Path) -> list[str]:
    """Everything the store holds besides locks."""
    return sorted(path.name for path in store.rglob("*") if path.suffix not in (".lock", ".json", ".parquet"))


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = loading.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.usefixtures("store")
def test_a_load_is_reported_kept_and_built(
    tmp_path: Path, quick_build: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tool(tmp_path, WOLVERHAMPTON, LAMBETH, SURPRISE, [*LAMBETH[:2], "Southwark", "soon", 1, 1, 1])
    code, out, _ = run(capsys, path)
    assert code == 0
    assert out.splitlines() == [
        "tool.xlsx is the MoJ proven reoffending geographical data tool.",
        "  Rows in the file            4",
        "  Rows refused                2",
        "  Figures made                2",
        "    new                       1",
        "    revised                   1",
        "    unchanged                 0",
        "  Refused:",
        '    "Narnia" is not an area that we know. (sheet Data, row 4)',
        '    The cohort "soon" is not a period that we can read. It should look like "Apr 2012 to Mar 2013". '
        "(sheet Data, row 5)",
        "  Revised, for example:",
        "    sheet Data, row 3: reoffences was nothing, is now 1,900",
        "The next warehouse is warehouse-000002.duckdb; open pages show it from their next question on.",
    ]
    assert quick_build == [2]
    (file,) = loaded.loaded_files()
    assert (file.name, file.source_id, file.rows) == ("tool.xlsx", "moj_geographic_tool", 2)
    assert file.path.read_bytes() == path.read_bytes()
    assert file.path.name == f"{file.sha256[:12]}-tool.xlsx"
    (line,) = loaded.manifest().read_text("utf-8").splitlines()
    assert set(json.loads(line)) == {"sha256", "name", "source_id", "loaded_at", "rows"}


@pytest.mark.usefixtures("store")
def test_the_same_file_again_changes_nothing(
    tmp_path: Path, quick_build: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tool(tmp_path, WOLVERHAMPTON)
    run(capsys, path)
    copy = tmp_path / "copy of tool.xlsx"
    shutil.copy(path, copy)
    code, out, _ = run(capsys, copy)
    assert code == 0
    assert out.startswith("copy of tool.xlsx has already been loaded, on ")
    assert out.endswith(", as tool.xlsx. It changes nothing.\n")
    assert len(loaded.loaded_files()) == len(quick_build) == 1
    assert len(warehouses()) == 2


@pytest.mark.usefixtures("store")
def test_a_file_named_twice_is_loaded_once(
    tmp_path: Path, quick_build: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tool(tmp_path, WOLVERHAMPTON)
    assert run(capsys, path, path)[0] == 0
    assert quick_build == [1]


def bad_files() -> dict[str, Callable[[Path], Path]]:
    def written(content: bytes) -> Callable[[Path], Path]:
        def write(folder: Path) -> Path:
            (folder / "bad.xlsx").write_bytes(content)
            return folder / "bad.xlsx"

        return write

    def cut(folder: Path) -> Path:
        whole = tool(folder, WOLVERHAMPTON).read_bytes()
        (folder / "bad.xlsx").write_bytes(whole[: len(whole) // 2])
        return folder / "bad.xlsx"

    return {
        "is empty: it has no content at all.": written(b""),
        "is damaged: part of it is missing": cut,
        "is protected by a password.": written(making.OLE + "EncryptedPackage".encode("utf-16-le")),
        "is not laid out like any file that we read.": lambda folder: making.small(folder / "bad.xlsx"),
        "None of the rows of bad.xlsx could be used": lambda folder: tool(folder, SURPRISE, name="bad.xlsx"),
    }


@pytest.mark.parametrize("sentence", list(bad_files()))
def test_a_bad_file_changes_nothing(
    store: Path, tmp_path: Path, quick_build: list[int], capsys: pytest.CaptureFixture[str], sentence: str
) -> None:
    """Not even the good file named beside it is loaded."""
    run(capsys, tool(tmp_path, LAMBETH, name="earlier.xlsx"))
    before = kept(store)
    code, _, err = run(capsys, tool(tmp_path, WOLVERHAMPTON), bad_files()[sentence](tmp_path))
    assert code == 1
    assert sentence in err
    assert err.endswith("Nothing was changed.\n")
    assert "Traceback" not in err
    assert kept(store) == before
    assert len(quick_build) == 1


def test_a_warehouse_that_cannot_be_published_changes_nothing(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> Path:
        assert [file.name for file in loaded.loaded_files()] == ["tool.xlsx"]
        raise BuildFailed("The new warehouse was not published; the one in use is unchanged.")

    monkeypatch.setattr(loading, "build", fail)
    before = kept(store)
    code, _, err = run(capsys, tool(tmp_path, WOLVERHAMPTON))
    assert code == 1
    assert err == "The new warehouse was not published; the one in use is unchanged.\nNothing was changed.\n"
    assert loaded.loaded_files() == []
    assert [name for name in kept(store) if name not in ("loaded", "manifest.jsonl")] == before


@pytest.mark.usefixtures("store")
def test_list_and_withdraw(tmp_path: Path, quick_build: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--list")[1] == "No files have been loaded. The figures are those shipped with the product.\n"
    run(capsys, tool(tmp_path, WOLVERHAMPTON, name="one.xlsx"), tool(tmp_path, LAMBETH, name="two.xlsx"))
    one, two = loaded.loaded_files()
    listed = run(capsys, "--list")[1].splitlines()
    assert [line.split()[0] for line in listed] == [one.sha256[:12], two.sha256[:12]]
    assert listed[0].endswith("1 figures  moj_geographic_tool     one.xlsx")
    code, out, _ = run(capsys, "--withdraw", one.sha256[:12].upper())
    assert (code, out) == (
        0,
        "one.xlsx has been withdrawn. The next warehouse is warehouse-000003.duckdb; "
        "open pages show it from their next question on.\n",
    )
    assert [file.name for file in loaded.loaded_files()] == ["two.xlsx"]
    assert not one.path.exists()
    assert quick_build == [2, 1]


@pytest.mark.usefixtures("store", "quick_build")
@pytest.mark.parametrize("digits", ["ffffffff", "a", ""])
def test_nothing_of_that_name_to_withdraw(tmp_path: Path, capsys: pytest.CaptureFixture[str], digits: str) -> None:
    run(capsys, tool(tmp_path, WOLVERHAMPTON))
    with pytest.raises(CannotRead) as refused:
        loading.withdraw(digits, print)
    assert str(refused.value) == (
        f'"{digits}" does not name one loaded file. Give at least 4 digits of its SHA, '
        'as "python -m data.load --list" shows it.'
    )
    assert len(loaded.loaded_files()) == 1


@pytest.mark.usefixtures("store")
def test_a_lookup_is_reported_and_not_stored(
    tmp_path: Path, quick_build: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    head = ["LAD24CD", "LAD24NM", "CSP24CD", "CSP24NM"]
    path = making.table(tmp_path / "lookup.csv", [head, ["E08000099", "New Town", "E22000999", "New Town"]])
    code, out, _ = run(capsys, path)
    assert code == 0
    assert "  Please check:\n    E08000099 (New Town) is not among our areas of the kind district. (row 2)" in out
    assert out.endswith("  There are no figures in such a file, so nothing was stored.\n")
    assert loaded.loaded_files() == []
    assert quick_build == []


@pytest.mark.usefixtures("store", "quick_build")
def test_a_kept_copy_that_was_changed_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, tool(tmp_path, WOLVERHAMPTON))
    (file,) = loaded.loaded_files()
    file.path.write_bytes(b"something else")
    with pytest.raises(CannotRead) as refused:
        loaded.read(file)
    assert str(refused.value) == (
        "The kept copy of tool.xlsx is missing or has been changed. Withdraw it with "
        f'"python -m data.load --withdraw {file.sha256[:12]}" and load the original again.'
    )


@pytest.mark.usefixtures("store", "quick_build")
def test_other_readers_read_the_file_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tidy copy is a shortcut for the readers that made it, and for no others."""
    run(capsys, tool(tmp_path, WOLVERHAMPTON, SURPRISE))
    (file,) = loaded.loaded_files()
    quick = loaded.read(file)
    monkeypatch.setattr(tidied, "_made_by", lambda: "readers of tomorrow")
    assert tidied.fetch(file.path.with_name(f"{file.sha256[:12]}.tidy")) is None
    again = loaded.read(file)
    assert (again.rows_in, again.rows_used, again.findings) == (quick.rows_in, quick.rows_used, quick.findings)
    assert tidied.fetch(file.path.with_name(f"{file.sha256[:12]}.tidy")) is not None


@pytest.mark.usefixtures("store")
def test_no_word_of_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        loading.main([])
    assert "usage: python -m data.load" in capsys.readouterr().err


def figures_by_source(path: Path) -> dict[tuple[str, str], int]:
    """Rows of each fact table and source, demonstration figures left out."""
    tables = ("cohort", "youth_figure", "performance_figure", "deprivation", "population", "quoted_figure")
    with duckdb.connect(path, read_only=True) as con:
        return {
            (table, source): count
            for table in tables
            for source, count in con.table(table)
            .filter("lane <> 'illustrative'")
            .aggregate("source_id, count(*)")
            .fetchall()
        }


def test_the_warehouse_has_the_new_figures_and_the_old(store: Path, tmp_path: Path) -> None:
    """A real build: what the file gives is replaced or added and told as such since the last meeting, and nothing
    else moves."""
    before = figures_by_source(warehouses()[-1])
    keep_state(warehouses()[-1])
    told: list[str] = []
    assert loading.load([tool(tmp_path, WOLVERHAMPTON, [*LAMBETH[:5], 603, 1_900])], told.append)
    newest = warehouses()[-1]
    assert newest.parent == store
    after = figures_by_source(newest)
    mine = ("cohort", "moj_geographic_tool")
    assert after[mine] == before[mine] + 1
    assert {key: number for key, number in after.items() if key != mine} == {
        key: number for key, number in before.items() if key != mine
    }
    with duckdb.connect(newest, read_only=True) as con:
        found = con.execute(
            "select offenders, reoffenders, reoffences, place from cohort join area using (area_id) "
            "where area.code in ('E08000031', 'E09000022') and cohort.lane = 'published' "
            "and source_id = 'moj_geographic_tool' order by offenders"
        ).fetchall()
    assert (2_000, 500, 1_900, "sheet Data, row 2") in found
    assert (2_006, 603, 1_900, "sheet Data, row 3") in found
    assert building.warehouses()[0].name == "warehouse-000001.duckdb"
    then, now = states()
    (new,), none = told_since("Wolverhampton", then, now)
    assert new.startswith("Adults who reoffend: real figures have taken the place of demonstration figures.")
    assert new.endswith("April 2020 to March 2021: 25 in 100 (500 of 2,000).")
    nothing_new, (line,) = told_since("Lambeth", then, now)
    assert none == nothing_new == ()
    assert "April 2020 to March 2021: was 26 in 100 (517 of 2,006), is now 30 in 100 (603 of 2,006)." in line
    assert "Ministry of Justice" in line


def told_since(area: str, then: State, now: State) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the page Since last meeting calls new and revised."""
    place = next(place for place in places() if place.title == area)
    found = since(place, then, now, date(2026, 11, 22))
    return found.new, found.revised
