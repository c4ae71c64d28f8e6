"""What people write into the register by hand: notes, reasons, changes. Held to the rules of a return."""

from datetime import date

from data.returns.door.limits import limits
from data.returns.door.personal import Watch
from data.returns.door.places import listed
from data.returns.door.refusals import kind_of
from data.returns.register.declined import Declined

LONGEST = 2000


def checked(text: str | None, today: date | None = None) -> str:
    """The text without spaces at its ends. Raises Declined for personal data and for a text that is too long."""
    plain = (text or "").strip()
    if len(plain) > LONGEST:
        raise Declined("too_long", length=f"{len(plain):,}", limit=f"{LONGEST:,}")
    kinds = sorted(Watch(today or date.today(), limits()).text("", plain))
    if kinds:
        raise Declined("personal", kinds=listed([kind_of(kind) for kind in kinds], len(kinds)))
    return plain


def reason(text: str, today: date | None = None) -> str:
    """A text that may not be missing."""
    given = checked(text, today)
    if not given:
        raise Declined("reason")
    return given
