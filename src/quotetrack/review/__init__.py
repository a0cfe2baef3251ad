"""A Corpus in, the analyst's page on it out: live in the browser, or its findings as one read-only HTML file.

`serving.serve` serves the live page and needs the extra `review` (Flask and filelock), so that only the command which
opens it imports it; `write_page` writes the file and needs nothing beyond quotetrack itself.
"""

from quotetrack.review.page import write_page

__all__ = ["write_page"]
