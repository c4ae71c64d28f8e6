"""Charts as pure functions: a theme in, a Vega-Lite specification without data out.

A specification is built and validated by Altair once and kept; a rerun sends rows only.
"""
