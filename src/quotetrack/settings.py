"""quotetrack.toml of a project folder in, one frozen Settings out: where things are and how much work is done at once.

Every key has a default, so that a folder without the file works. A path is read from the project folder; a table that
the file does not name is looked for in the project folder, then beside the texts.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotetrack.model import brief

FILE = "quotetrack.toml"
TABLES: Mapping[str, str] = {
    "overrides": "overrides.csv",
    "officials": "officials.csv",
    "topics": "topics.toml",
}
_FOLDERS = ("texts", "reports")
KEYS = (*_FOLDERS, *TABLES, "jobs")


class SettingsError(ValueError):
    """A quotetrack.toml that cannot be used; the message names the file, the key and the cure."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run needs to know besides its texts.

    `texts` is read when no path is given, `reports` is where workbooks go. `overrides`, `officials` and `topics` are
    the analyst's own tables; each may be missing on disk. `jobs` is the number of processes that read texts side by
    side, by default as many as there are cores; `cache` the file that keeps what was found in each text, None for none.
    """

    folder: Path
    texts: Path
    reports: Path
    overrides: Path
    officials: Path
    topics: Path
    jobs: int
    cache: Path | None = None


def load(folder: Path, paths: Sequence[Path] = ()) -> Settings:
    """Give the settings of a project folder for a run over `paths` (the folder's texts when empty).

    Raises SettingsError when quotetrack.toml is not valid TOML, has an unknown key or a value of the wrong kind, or
    names a table that is not there.
    """
    file = folder / FILE
    values = _checked(_read(file), file)
    texts = folder / values.get("texts", "texts")
    beside = [path.parent if _is_file(path) else path for path in paths] or [texts]
    tables = {}
    for key, name in TABLES.items():
        if key in values:
            tables[key] = folder / values[key]
            if not _is_file(tables[key]):
                raise SettingsError(
                    f"{file}: {key} = '{brief(values[key])}' is not there; mend the path or leave the line out"
                )
        else:
            places = [folder / name, *(place / name for place in beside)]
            tables[key] = next((place for place in places if _is_file(place)), places[0])
    return Settings(
        folder=folder,
        texts=texts,
        reports=folder / values.get("reports", "reports"),
        jobs=values.get("jobs") or _cores(),
        **tables,
    )


def _possible(written: str, where: str) -> None:
    """Raise SettingsError for words that no system has a file under: too long, or with a zero character."""
    try:
        Path(written).stat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SettingsError(f"{where} = {brief(repr(written))} is no path ({reason}); mend it") from None


def _is_file(path: Path) -> bool:
    """Say whether a path is a file; one that no system could have (too long a name) is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _cores() -> int:
    """Give the number of processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{file}: not valid TOML: {brief(str(error), 120)}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read as UTF-8 text ({error})") from None


def _checked(values: dict[str, Any], file: Path) -> dict[str, Any]:
    for key, value in values.items():
        if key not in KEYS:
            near = difflib.get_close_matches(key, KEYS, n=1)
            cure = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(KEYS)}"
            raise SettingsError(f"{file}: '{brief(key)}' is not known; {cure}")
        if key == "jobs":
            if type(value) is not int or value < 1:
                raise SettingsError(f"{file}: jobs must be a whole number from 1 up, not {brief(repr(value))}")
        elif not isinstance(value, str) or not value.strip():
            raise SettingsError(f"{file}: {key} must be a path in quotation marks, not {brief(repr(value))}")
        else:
            _possible(value, f"{file}: {key}")
    return values
