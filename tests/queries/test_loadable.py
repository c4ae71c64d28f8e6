"""The page about sources offers to load what a reader takes, and nothing else."""

from pathlib import Path

from queries.ask import ask
from queries.loadable import can_be_loaded


def test_only_what_a_reader_takes_is_said_to_be_loadable(warehouse: Path) -> None:
    offered = set(can_be_loaded(ask("sources").rows)["source_id"])
    assert {"moj_geographic_tool", "mhclg_imd2019_file7", "mhclg_imd2025_file7", "yjb_local_level"} <= offered
    assert not offered & {"black_country_2018", "press_express_star_2013", "ons_boundaries", "illustrative"}
