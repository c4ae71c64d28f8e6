"""The readers as a set: what they give is known to the catalogue, and no two claim one file."""

import csv
from pathlib import Path

import pytest

from data.settings import CATALOGUE
from data.sources import registry
from data.sources.registry import READERS, recognise
from data.tidy import CannotRead
from tests.data.sources import making


def column(name: str, of: str) -> set[str]:
    with (CATALOGUE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row[of] for row in csv.DictReader(file) if row[of]}


def test_every_source_is_in_the_catalogue() -> None:
    used = {reader.source_id for reader in READERS}
    used |= column("deprivation_indices", "source_file10") | column("deprivation_indices", "source_file7")
    assert used <= column("sources", "source_id")


def test_every_measure_is_in_the_catalogue() -> None:
    used = column("lait_measures", "measure_id") | column("hmpps_measures", "measure_id")
    used |= {"yjs_children", "yjs_cautions_sentences", "yjs_custodial_sentences", "yjs_proven_offences"}
    assert used <= column("measures", "measure_id")


@pytest.mark.parametrize(
    ("breakdown", "catalogue"),
    [
        ("age", "ages"),
        ("sex", "sexes"),
        ("previous_offences", "previous_offences"),
        ("disposal", "disposals"),
    ],
)
def test_every_alias_means_a_code(breakdown: str, catalogue: str) -> None:
    with (CATALOGUE / "breakdown_aliases.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file) if row["breakdown"] == breakdown}
    assert codes <= column(catalogue, "code")


def test_every_domain_is_in_the_catalogue() -> None:
    assert column("deprivation_headings", "domain") <= column("deprivation_domains", "domain")


def test_titles_are_told_apart() -> None:
    assert len({reader.title for reader in READERS}) == len(READERS)


def test_a_file_that_two_readers_claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = making.table(tmp_path / "a.csv", [["a", "b"]])
    monkeypatch.setattr(registry, "READERS", READERS[:2])
    for reader in READERS[:2]:
        monkeypatch.setattr(type(reader), "recognises", lambda *_: True)
    with pytest.raises(CannotRead) as refused:
        recognise(path)
    assert str(refused.value) == (
        "a.csv could be any of MoJ proven reoffending overall data tool and MoJ proven reoffending geographical "
        "data tool. Load the file exactly as the publisher offers it."
    )
