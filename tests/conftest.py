"""What all tests share: nothing is written to the cache folder of whoever runs them, and examples are the same ones.

Invented examples are drawn alike in every run, so that a change is judged by what it changed. To search for new ones:
`pytest --hypothesis-profile search`, or `benchmarks/fuzz.py` for as long as you like.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("search", derandomize=False)
settings.register_profile("same", derandomize=True)
settings.load_profile("same")


@pytest.fixture(autouse=True, scope="session")
def own_cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point the user's cache folder to one that goes away with the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
