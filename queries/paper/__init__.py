"""Check a paper: every figure of a draft read, recomputed, and held against published ones."""
