"""The three screens as tutorials write them, for the benchmark to compare with; not part of the product.

Same figures, same filters, same charts and tables: every chart an Altair object made on every run, every table an
st.dataframe, the map with its outlines inside, and questions joined by name. ?screen=explore, map or area.
"""

import json
from pathlib import Path
from typing import Any

import altair as alt
import duckdb
import numpy as np
import pandas as pd
import pydeck as pdk
import streamlit as st

from data.settings import settings

ROOT = Path(__file__).resolve().parents[2]
WHO = {"Everyone": "All ages", "Adults": "Adults (18 and over)", "Children": "Children (10 to 17)"}
MEASURES = {
    "Proven reoffending rate": ("reoffenders", "offenders"),
    "Reoffences per reoffender": ("reoffences", "reoffenders"),
    "Reoffences per offender": ("reoffences", "offenders"),
    "People in the cohort": ("offenders", None),
    "People who reoffended": ("reoffenders", None),
    "Proven reoffences": ("reoffences", None),
    "Offenders per 1,000 residents": ("offenders", "residents"),
}
NATION = "England and Wales"
FIGURES = """
select area.name as area, area.code, period.label as period, period.end_date, offence_group.name as offence,
    sum(offenders) as offenders, sum(reoffenders) as reoffenders, sum(reoffences) as reoffences,
    any_value(population_rollup.persons) / 1000 as residents
from cohort_rollup
join area using (area_id) join period using (period_id) join age using (age_id) join sex using (sex_id)
join offence_group using (offence_id) left join population_rollup on population_rollup.area_id = area.area_id
where cohort_rollup.lane = 'illustrative' and period.cohort_type = 'four_quarters' and area.kind in ('csp', 'country')
    and area.name in (select unnest(?)) and age.label = ? and sex.label in (select unnest(?))
    and offence_group.name in (select unnest(?))
group by all order by end_date
"""
AROUND = """
select area.name from area_within
join area_within as beside on beside.within_id = area_within.within_id
join area as force on force.area_id = area_within.within_id and force.kind = 'police_force'
join area as own on own.area_id = area_within.area_id
join area on area.area_id = beside.area_id
where own.name = ?
"""

st.set_page_config(page_title="As tutorials write it", layout="wide")


@st.cache_resource
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(sorted(settings().store.glob("warehouse-*.duckdb"))[-1], read_only=True)


def ask(question: str, *given: Any) -> pd.DataFrame:
    return connection().cursor().execute(question, list(given)).df()


@st.cache_data
def names(question: str) -> list[str]:
    return [row[0] for row in connection().cursor().execute(question).fetchall()]


@st.cache_data
def outlines() -> dict[str, Any]:
    return json.loads((ROOT / "static" / "csp.geojson").read_text("utf-8"))


def measured(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    above, below = MEASURES[measure]
    rows["value"] = rows[above] / rows[below] if below else rows[above].astype(float)
    rows["spread"] = 1.96 * np.sqrt(rows["value"].clip(0, 1) * (1 - rows["value"].clip(0, 1)) / rows["offenders"])
    rows["lo"], rows["hi"] = rows["value"] - rows["spread"], rows["value"] + rows["spread"]
    return rows


def over_time(rows: pd.DataFrame, title: str) -> None:
    base = alt.Chart(rows, title=title).encode(x="end_date:T", color="area:N")
    lines = base.mark_line(point=True).encode(y="value:Q", tooltip=["area", "period", "value", "offenders"])
    st.altair_chart(lines + base.mark_errorbar().encode(y="lo:Q", y2="hi:Q"))
    st.dataframe(rows)


def side_by_side(rows: pd.DataFrame, by: str) -> None:
    base = alt.Chart(rows).encode(y=alt.Y(f"{by}:N", sort="-x"))
    dots = base.mark_point(filled=True, size=120).encode(x="value:Q", tooltip=[by, "value", "lo", "hi", "offenders"])
    st.altair_chart(base.mark_rule().encode(x="lo:Q", x2="hi:Q") + dots)
    st.dataframe(rows)


def figures(areas: list[str], who: str, sexes: list[str], offences: list[str]) -> pd.DataFrame:
    return ask(FIGURES, areas, WHO[who], sexes, offences)


area_names = names("select name from area where kind = 'csp' and valid_to is null order by name")
offence_names = names("select name from offence_group order by sort")
years = names("select label from period where cohort_type = 'four_quarters' order by start_date")
screen = st.query_params.get("screen", "explore")
left, right = st.columns(2)
area = left.selectbox("Area", area_names, index=area_names.index("Wolverhampton"))
right.selectbox("Compare with", [NATION])
st.title(area)

if screen == "explore":
    beside = st.multiselect("Areas beside it", area_names)
    offences = st.multiselect("Offence types", offence_names[1:])
    who = st.segmented_control("Who", list(WHO), default="Everyone")
    measure = st.selectbox("Measure", list(MEASURES))
    sex = st.selectbox("Men or women", ["Everyone", "Men and boys", "Women and girls"])
    sexes = ["All"] if sex == "Everyone" else [sex]
    picked = offences or offence_names[:1]
    around = ask(AROUND, area)["name"].tolist()
    st.header("Over time")
    rows = figures([area, *beside, NATION], who, sexes, picked)
    over_time(
        measured(rows.groupby(["area", "period", "end_date"], as_index=False).sum(numeric_only=True), measure), area
    )
    st.header("Side by side")
    rows = figures([area, *beside] if beside else around, who, sexes, picked)
    newest = rows[rows["end_date"] == rows["end_date"].max()]
    side_by_side(measured(newest.groupby("area", as_index=False).sum(numeric_only=True), measure), "area")
    st.header("By offence type")
    rows = measured(figures([area, NATION], who, sexes, offence_names[1:]), measure)
    small = alt.Chart(rows).mark_line().encode(x="end_date:T", y="value:Q", color="area:N")
    st.altair_chart(small.properties(width=150, height=90).facet("offence:N", columns=4))
    st.dataframe(rows)

elif screen == "map":
    who = st.selectbox("Who", ["Adults", "Children", "Together"])
    offence = st.selectbox("Offence they were first dealt with for", offence_names)
    year = st.selectbox("Year", years[::-1])
    rows = figures(area_names, {"Together": "Everyone"}.get(who, who), ["All"], [offence])
    rows = measured(rows[rows["period"] == year].copy(), "Proven reoffending rate")
    rates = rows.set_index("code")["value"].to_dict()
    shaded: dict[str, Any] = {"type": "FeatureCollection", "features": []}
    for feature in outlines()["features"]:
        rate = rates.get(feature["id"])
        colour = [200, 200, 200] if rate is None else [int(255 * (1 - min(rate * 1.5, 1))), 80, 160]
        shaded["features"].append({**feature, "properties": {**feature["properties"], "rate": rate, "colour": colour}})
    layer = pdk.Layer("GeoJsonLayer", shaded, get_fill_color="properties.colour", stroked=True, pickable=True)
    start = pdk.ViewState(latitude=52.8, longitude=-1.8, zoom=5)
    st.pydeck_chart(pdk.Deck([layer], initial_view_state=start, map_provider=None))
    st.dataframe(rows)

else:
    for who in ("Adults", "Children"):
        st.header(who)
        rows = measured(figures([area, NATION], who, ["All"], offence_names[:1]), "Proven reoffending rate")
        over_time(rows, who)
    st.header("Which offences do adults reoffend after?")
    rows = figures([area], "Adults", ["All"], offence_names[1:])
    side_by_side(
        measured(rows[rows["end_date"] == rows["end_date"].max()].copy(), "Proven reoffending rate"), "offence"
    )
    st.header("Deprivation")
    st.dataframe(ask("select * from deprivation_rollup join area using (area_id) where area.name = ?", area))
