"""A table of articles in, a folder of statements and claims as partitioned Parquet out, by Dask; a Corpus from it."""

from typing import TYPE_CHECKING, Any

from quotetrack.scale.layout import ScaleError
from quotetrack.scale.reading_back import corpus, is_extract

if TYPE_CHECKING:
    from quotetrack.scale.extracting import extract

__all__ = ["ScaleError", "corpus", "extract", "is_extract"]


def __getattr__(name: str) -> Any:
    """Load what makes extracts when it is asked for; every run asks whether a path is one, and few make one."""
    if name == "extract":
        from quotetrack.scale.extracting import extract

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
