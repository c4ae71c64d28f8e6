"""IOM: people on integrated offender management, their offending before and after, and what that can show."""

from pathlib import Path

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import one_of, status
from pages.parts.figure import bullets, said
from pages.parts.notices import notices
from pages.parts.strategy.iom import (
    always_said,
    before_and_after,
    by_status,
    by_tier,
    four_counts,
    in_print,
    long_enough,
    printed_here,
)
from pages.parts.viewer import audience
from queries.strategy.iom import by_chance, cohorts, sent, told

place = choice().place
answer = sent(place, audience())
found = cohorts(answer)

st.html(Path(__file__).parents[1] / "parts" / "strategy" / "strategy.css")
st.title(f"{place.title}: integrated offender management")
always = st.container()
st.html(f"<p>{told('iom', 'what')}</p>")

cohort = None
if found:
    label = one_of(told("iom", "choose_cohort"), {name: name for name in found}, "cohort") if len(found) > 1 else None
    cohort = found[label] if label else next(iter(found.values()))
with always:
    always_said(cohort)
if cohort is None:
    status(told("iom", "status", area=place.title, state=told("iom", "state_awaited")))
    said(told("iom", "none", area=place.title))
elif cohort.people is None:
    status(told("iom", "status", area=place.title, state=told("iom", "state_awaited")))
    said(told("iom", "withheld_all", area=place.title, reason=cohort.whole.reason))
else:
    shown = told("iom", "state_shown", people=f"{cohort.people:,}", cohort=cohort.label)
    status(told("iom", "status", area=place.title, state=shown))
    said(told("iom", "people", people=f"{cohort.people:,}", cohort=cohort.label))
    notices("local")
    if cohort.whole.reach not in ("own", "same"):
        st.html(f"<p>{told('iom', 'whose', figure_area=cohort.whole.figure_area, area=place.title)}</p>")
    st.header("Before, during and after")
    before_and_after(cohort, answer)
    st.header(told("iom", "status_header"))
    by_status(cohort)
    by_tier(cohort)

# Real figures of the area itself are not left to the end of the page.
printed_first = cohort is None and printed_here(place)
if printed_first:
    in_print(place)

st.header(told("iom", "chance_header"))
bullets(by_chance())
said(told("iom", "chance_close"))

st.header(told("iom", "six_header"))
long_enough(cohort.people if cohort else None)

st.header(told("iom", "try_header"))
four_counts()

if not printed_first:
    in_print(place)
awaited("iom", place)
