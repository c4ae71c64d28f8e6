"""Tests of what is kept for meetings."""
