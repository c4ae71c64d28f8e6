"""Drafts of papers: text, Word or PDF in, numbered paragraphs out. Nothing of a draft is kept."""
