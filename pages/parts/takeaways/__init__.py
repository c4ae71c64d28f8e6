"""Take-aways: a pack of figures as slides, a Word briefing, a workbook, an offline page and pictures.

Pure functions: a pack in, bytes out. What a figure says is read once (`reading`), so that the same figure
reads the same in every file and on the screen.
"""
