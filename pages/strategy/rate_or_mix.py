"""Rate or mix? How much of a change is people reoffending more, and how much is other people being counted."""

from html import escape

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.choices import one_of, status
from pages.parts.figure import ILLUSTRATIVE_MARK, figure, said
from pages.parts.notices import banner, notices
from pages.parts.strategy.mix import mix_figure
from queries.strategy.mix import sentences, split_of, years_of
from queries.strategy.words import told

place = choice().place
ways = years_of(place)

st.title(f"{place.title}: rate or mix?")
st.html(f"<p>{escape(told('mix', 'intro'))}</p>")
if not ways:
    said(told("mix", "none", area=place.title))
    st.stop()

first, second, third = st.columns(3)
with first:
    dimension = one_of("People grouped by", {told("dimension", name): name for name in ways}, "groups")
years = ways[dimension]
labels = list(years.periods)
with second:
    before = one_of("From", {label: label for label in [labels[-2], *labels[:-2]]}, "from")
with third:
    after = one_of("To", {label: label for label in [labels[-1], *labels[1:-1]]}, "to")
if labels.index(before) >= labels.index(after):
    said(told("mix", "same_year"))
    st.stop()

split = split_of(place, dimension, years, before, after)
grouped = told("dimension", dimension).lower()
status(told("mix", "status", area=place.title, dimension=grouped, before=before, after=after))
if split.answer.illustrative:
    banner(ILLUSTRATIVE_MARK)
message, *rest = sentences(split)
said(message)
if rest:
    st.html(f"<p>{escape(' '.join(rest))}</p>")
if split.whose:
    st.html(f"<p>{escape(told('mix', 'whose', figure_area=split.whose, area=place.title))}</p>")
if split.change.kind != "cannot_tell":
    st.header("The change in two parts")
    figure(mix_figure(split, place, dimension))
    st.html(f"<p>{escape(told('mix', 'how'))}</p>")

st.header("How to read this")
notices("rates")
