"""Lookups are compared with our areas; nothing in them is stored."""

from pathlib import Path

import pytest

from data.sources.ons_lookups import OnsLookups
from data.sources.registry import recognise
from data.tidy import Reading
from tests.data.sources import making

HEAD = ["LAD24CD", "LAD24NM", "CSP24CD", "CSP24NM", "PFA24CD", "PFA24NM", "FID"]


def read(path: Path) -> Reading:
    reader = recognise(path)
    assert isinstance(reader, OnsLookups)
    return reader.read(path)


@pytest.mark.parametrize("year", [17, 18, 19, 21])
def test_older_lookups_differ_only_by_abolished_districts(shared: Path, year: int) -> None:
    path = shared / "published" / "geography" / f"lad{year}_csp{year}_pfa{year}.csv"
    reading = read(path)
    assert reading.tables == {}
    assert reading.rows_used == 0
    assert making.said(reading, "block") == making.said(reading, "confirm") == []
    ((where, message),) = making.said(reading, "note")
    assert where == ""
    assert message.endswith("rows joining a partnership to a district that has been abolished since.")


def test_differences_are_named(shared: Path, tmp_path: Path) -> None:
    wanted = shared / "published" / "geography" / "lookup_ltla24_csp24_pfa24.csv"
    rows = [line.split(",") for line in wanted.read_text("utf-8").splitlines()[1:] if '"' not in line]
    kept = [row for row in rows if row[0] != "E08000031"]
    kept += [
        ["E08000031", "Wulverhampton", rows[0][2], rows[0][3], "E23000014", "West Midlands"],
        ["E08000099", "New Town", "E22000999", "New Town", "E23000014", "West Midlands"],
    ]
    reading = read(making.table(tmp_path / "lookup.csv", [HEAD, *kept]))
    messages = [message for _, message in making.said(reading, "confirm")]
    assert "E08000099 (New Town) is not among our areas of the kind district." in messages
    assert "E22000999 (New Town) is not among our areas of the kind csp." in messages
    assert "E08000031 is called Wulverhampton here and Wolverhampton by us." in messages
    assert "The lookup joins E22000999 to E08000099; our areas do not." in messages
    assert any(
        message.startswith("Our areas join Wolverhampton (E22000") and message.endswith("; the lookup does not.")
        for message in messages
    )
