"""Deprivation: how deprived the area is on every index, and what can be said of deprivation and reoffending."""

from html import escape

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import one_of, status
from pages.parts.deprivation_link import draw_gradient, draw_link
from pages.parts.deprivation_ranks import draw_ranks
from pages.parts.figure import said, sources_line
from pages.parts.maps.neighbourhoods import draw_neighbourhoods
from pages.parts.notices import notices
from queries.deprivation_link import indices_for, link, nearest_sentence, vintages
from queries.deprivation_ranks import notes, overall
from queries.map_deprivation import INDICES, domains_of
from queries.map_rates import map_periods
from queries.view import ADULT, CHILD, Slice
from queries.wordings import say

place = choice().place

st.title(f"{place.title}: deprivation")
sentences, sources = overall(place)
said(sentences[0])
for sentence in sentences[1:]:
    st.html(f"<p>{escape(sentence)}</p>")
sources_line(sources)

st.header("On every domain")
indices = indices_for(place)
index_id = one_of("Index", {INDICES[index]: index for index in indices}, "index", side_by_side=True)
draw_ranks(place, index_id)

st.header("Deprivation and reoffending, area by area")
first, second, third = st.columns(3)
with first:
    domains = domains_of(index_id)
    domain = one_of("Domain", domains, "domain")
with second:
    age = one_of("Who", {"Adults": ADULT, "Children": CHILD}, "who", side_by_side=True)
slice_ = Slice(age=age)
with third:
    end_date = one_of("Year", map_periods(slice_), "year")
label = next(name for name, code in domains.items() if code == domain)
found = link(index_id, domain, slice_, end_date)
status(f"Shown: {label}, {INDICES[index_id]}; {slice_.words()}, {found.period}; {found.pairs} partnerships.")
draw_link(place, found, index_id, label, slice_, notes(index_id).get(domain, ""))
st.html(f"<p>{escape(nearest_sentence(indices, index_id, found))}</p>")
for other in vintages(indices, index_id):
    elsewhere = link(other, domain, slice_, end_date)
    words = say("deprivation_page", "other_vintage", index=say("index", other), sentence=elsewhere.sentence)
    st.html(f"<p>{escape(words)}</p>")
draw_gradient(place, found, index_id, label, slice_)

draw_neighbourhoods(place, index_id, domain)

st.header("How to read this")
notices("rates", "small")
awaited("deprivation", place)
