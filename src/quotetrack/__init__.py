"""News texts in, attributed and dated statements out; see `quotetrack.pipeline` for the way of the data."""

__version__ = "0.1.0"
