"""A table of articles in, a folder of statements and claims as partitioned Parquet out, by Dask; a Corpus from it."""

from quotetrack.scale.extracting import extract
from quotetrack.scale.layout import ScaleError
from quotetrack.scale.reading_back import corpus, is_extract

__all__ = ["ScaleError", "corpus", "extract", "is_extract"]
