"""Every layout we can read, and which of them a file has."""

from pathlib import Path
from typing import Protocol

from data.sources import imd, workbook
from data.sources.dfe_lait import DfeLait
from data.sources.hmpps_outcomes import HmppsOutcomes
from data.sources.imd_file7 import ImdFile7
from data.sources.imd_file10 import ImdFile10
from data.sources.moj_geographic import MojGeographic
from data.sources.moj_overall import MojOverall
from data.sources.ons_lookups import OnsLookups
from data.sources.ons_population import OnsPopulation
from data.sources.yjb_local import YjbLocal
from data.tidy import CannotRead, Reading


class Reader(Protocol):
    """One published layout. It is told from others by its sheets and headings, never by the file's name."""

    @property
    def source_id(self) -> str: ...

    @property
    def title(self) -> str:
        """What the file is, as its publisher calls it."""

    def recognises(self, path: Path) -> bool:
        """Whether the file has this layout; looks at its first rows only."""

    def read(self, path: Path) -> Reading:
        """The file's figures in tidy form. CannotRead if the file as a whole cannot be used."""


READERS: tuple[Reader, ...] = (
    MojOverall(),
    MojGeographic(),
    DfeLait(),
    YjbLocal(),
    ImdFile10(),
    ImdFile7(),
    OnsLookups(),
    OnsPopulation(),
    HmppsOutcomes(),
)


def loadable() -> frozenset[str]:
    """Ids of the sources whose own file one of the readers takes, in any edition."""
    editions = {source for index in imd.indices() for source in (index.source_file7, index.source_file10)}
    return frozenset({reader.source_id for reader in READERS} | editions)


def recognise(path: Path) -> Reader:
    """The reader for a file. CannotRead, saying what was found and what is known, if there is none."""
    found = [reader for reader in READERS if reader.recognises(path)]
    if len(found) == 1:
        return found[0]
    if found:
        titles = " and ".join(reader.title for reader in found)
        raise CannotRead(f"{path.name} could be any of {titles}. Load the file exactly as the publisher offers it.")
    known = "; ".join(sorted(reader.title for reader in READERS))
    raise CannotRead(
        f"{path.name} is not laid out like any file that we read. It has {workbook.glance(path).describe()}. "
        f"We read: {known}. Load the file exactly as the publisher offers it."
    )
