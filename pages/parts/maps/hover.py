"""What is said of the area under the pointer.

deck.gl's tooltip can show only what is in the outline file: an area's name and its code. The
sentence is added by a style rule for that code, so that outlines need not be sent to carry it.
What areas of one shade have in common is written once for all of them.
"""

import pandas as pd

from queries.maps import Shading


def told_styles(shading: Shading) -> str:
    """Style rules that write each area's sentence into the tooltip; `.told` is its element."""
    figures = shading.rows[shading.rows["figure"] != ""]
    own = "".join(
        f'.{code}::before{{content:"{_quoted(text)} "}}'
        for code, text in zip(figures["code"], figures["figure"], strict=True)
    )
    return f"<style>{own}{''.join(_together(shading.rows))}</style>"


def _together(rows: pd.DataFrame) -> list[str]:
    return [
        f':is({",".join(f".{code}" for code in alike["code"])})::after{{content:"{_quoted(tail)}"}}'
        for tail, alike in rows.groupby("tail", sort=False)
    ]


def _quoted(text: object) -> str:
    """Text safe inside a style string inside HTML: quotes, angle brackets and backslashes as escapes."""
    return "".join(f"\\{ord(letter):x} " if letter in '"<>&\\\n' else letter for letter in str(text))
