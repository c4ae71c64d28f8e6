"""Five hundred mutants in every test run, by the road an upload takes: nothing uncaught."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from data.returns.door import Refused, read
from data.returns.door.refusals import refusal_codes
from tests.returns.mutants import mutants
from tests.returns.test_hostile import PATIENT

SEED = 20_261_121
FAULTS = {"internal", "reader_stopped"}


def outcome(mutant: tuple[str, bytes]) -> str:
    """The outcome's code; anything but a grid or a refusal fails the test by itself."""
    try:
        read(*mutant, within=PATIENT)
    except Refused as refused:
        return refused.code
    return "read"


def test_no_mutant_gets_past_the_door_unnoticed() -> None:
    with ThreadPoolExecutor(2) as threads:
        outcomes = Counter(threads.map(outcome, mutants(500, SEED)))
    print(outcomes.most_common())
    assert not FAULTS & outcomes.keys()
    assert outcomes.keys() <= refusal_codes() | {"read"}
    # Mutants that all died at the gate would prove nothing about the reader.
    assert len(outcomes) > 20
    assert outcomes["read"] > 50
