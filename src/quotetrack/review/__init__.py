"""A Corpus in, the analyst's page on it out: live in the browser (`serve`), or as one read-only file (`write_page`).

The live page needs the extra `review` (Flask and filelock); the file does not.
"""
