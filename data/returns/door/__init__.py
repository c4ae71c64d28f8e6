"""The safe door: everything between the bytes of an upload and a plain grid of cells.

    from data.returns.door import Refused, read
    try:
        grid = read(name, content)
    except Refused as refused:
        ...refused.code, refused.sentence, refused.findings

`read` either raises a refusal that an officer understands, or returns every filled cell of the
file as received, with findings on what may mislead. The file is first checked without opening it
(`gate`), then opened in a child process under limits (`pool`, `child`). A file with personal data
is refused as a whole, and its cells never leave the child.
"""

from dataclasses import replace
from datetime import date

from data.returns.door.gate import inspect
from data.returns.door.grid import Cell, Cost, Finding, Grid, Sheet, cell_ref, column_letters
from data.returns.door.limits import Limits, limits
from data.returns.door.package import Source
from data.returns.door.pool import pool_for
from data.returns.door.refusals import Refused, refusal

__all__ = ["Cell", "Cost", "Finding", "Grid", "Limits", "Refused", "Sheet", "cell_ref", "column_letters", "read"]


def _past_the_gate(name: str, content: bytes, bounds: Limits) -> tuple[Source, list[Finding]]:
    try:
        return inspect(name, content, bounds)
    except Refused:
        raise
    except Exception as error:  # a fault of ours must not become a traceback on an officer's screen
        raise refusal("internal", fault=type(error).__name__) from error


def read(name: str, content: bytes, today: date | None = None, within: Limits | None = None) -> Grid:
    """Every filled cell of an uploaded file, with findings.

    name: as uploaded. today: for telling dates of birth from recent dates. within: limits other
    than the catalogue's. Raises Refused, and nothing else that is the file's doing.
    """
    bounds = within or limits()
    source, notes = _past_the_gate(name, content, bounds)
    reply = pool_for(bounds).read(source, content, today or date.today())
    if isinstance(reply.outcome, Refused):
        raise reply.outcome
    return replace(reply.outcome, findings=(*notes, *reply.outcome.findings))
