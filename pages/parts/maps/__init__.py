"""Maps as pure functions of a shading: layers for the screen, a figure for paper, legend and words.

The outlines never pass through the page: the browser fetches each file of static/ once, and a
rerun sends one character for each area.
"""
