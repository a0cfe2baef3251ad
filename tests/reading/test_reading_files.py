"""Gathering: folders, suffixes, links and names; every trouble with a path is a sentence, never an abort."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quotetrack.reading import PathError, document, gather, read, work

PROSE = "Korvian Foreign Minister Daria Velkova said on Sunday that the pact had no plan for a base."
Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    def build(**files: str | bytes) -> Path:
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_DOT_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return build


def test_names_and_order(tree: Tree) -> None:
    root = tree(b_DOT_txt=PROSE, sub__deep__a_DOT_MD=PROSE, sub__c_DOT_txt=PROSE, a_DOT_html=PROSE)
    assert [item.doc for item in gather([root]).items] == ["a", "b", "sub/c", "sub/deep/a"]


def test_the_order_of_the_paths_does_not_matter(tree: Tree) -> None:
    root = tree(one__b_DOT_txt=PROSE, two__a_DOT_txt=PROSE, c_DOT_txt=PROSE)
    paths = [root / "two", root / "c.txt", root / "one"]
    assert gather(paths) == gather(paths[::-1]) == gather([*paths, *paths])
    assert [item.doc for item in gather(paths).items] == ["a", "b", "c"]


def test_a_file_given_alone_has_its_stem(tree: Tree) -> None:
    root = tree(sub__c_DOT_txt=PROSE)
    assert [item.doc for item in gather([root / "sub" / "c.txt"]).items] == ["c"]


def test_a_file_given_twice_is_read_once(tree: Tree) -> None:
    root = tree(sub__c_DOT_txt=PROSE)
    assert [item.doc for item in gather([root, root / "sub" / "c.txt", root / "sub"]).items] == ["sub/c"]


def test_other_suffixes_are_counted_and_own_tables_left_out(tree: Tree) -> None:
    root = tree(
        a_DOT_txt=PROSE, b_DOT_jpg=b"x", c_DOT_JPG=b"x", d=b"x", overrides_DOT_csv="id", officials_DOT_csv="name",
        _DOT_hidden_DOT_txt=PROSE, _DOT_git__x_DOT_txt=PROSE,
    )  # fmt: skip
    gathered = gather([root])
    assert [item.doc for item in gathered.items] == ["a"]
    assert gathered.skipped == {"(none)": 1, ".jpg": 2}


def test_texts_with_one_name_are_told_apart(tree: Tree) -> None:
    root = tree(a_DOT_txt=PROSE, a_DOT_html=PROSE, one__a_DOT_txt=PROSE, two__a_DOT_txt=PROSE)
    assert [item.doc for item in gather([root]).items] == ["a", "a.txt", "one/a", "two/a"]
    assert [item.doc for item in gather([root / "two", root / "one"]).items] == ["a", "a.txt"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing", "no such file or folder"),
        ("a.jpg", "quotetrack reads .txt"),
        ("metadata.csv", "give the folder"),
        ("lo\0st", "cannot be opened"),
    ],
)
def test_wrong_paths_are_refused(tree: Tree, name: str, said: str) -> None:
    root = tree(a_DOT_jpg=b"x", metadata_DOT_csv="doc")
    with pytest.raises(PathError, match=said):
        gather([root / name])


def test_links_that_loop(tree: Tree) -> None:
    root = tree(a_DOT_txt=PROSE, sub__b_DOT_txt=PROSE)
    (root / "sub" / "up").symlink_to(root)
    (root / "self.txt").symlink_to(root / "self.txt")
    (root / "lost.txt").symlink_to(root / "nowhere.txt")
    (root / "again.txt").symlink_to(root / "a.txt")
    found = {doc.doc: doc for doc in read([root])}
    assert set(found) == {"a", "again", "lost", "self", "sub/b"} - {"again"}
    assert "symbolic links" in found["self"].trouble[0]
    assert "no such file" in found["lost"].trouble[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "'x.txt' is empty"),
        (b"\n \n", "'x.txt' is empty"),
        (bytes(range(256)) * 8, "'x.txt' is binary data, no text"),
    ],
)
def test_unreadable_texts(tree: Tree, content: bytes, said: str) -> None:
    (found,) = read([tree(x_DOT_txt=content)])
    assert (found.doc, found.text, found.blocks, found.trouble) == ("x", "", (), (said,))


def test_a_file_that_vanishes(tree: Tree) -> None:
    root = tree(a_DOT_txt=PROSE, b_DOT_txt=PROSE)
    units = list(work(gather([root])))
    (root / "a.txt").unlink()
    found = [document(unit) for unit in units]
    assert found[0].trouble == ("'a.txt' cannot be read (no such file or directory)",)
    assert found[1].text == PROSE


def test_a_pipe_is_not_waited_for(tree: Tree) -> None:
    root = tree(a_DOT_txt=PROSE)
    os.mkfifo(root / "pipe.txt")
    found = {doc.doc: doc for doc in read([root])}
    assert found["pipe"].trouble == ("'pipe.txt' is not a regular file; copy its text into one",)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_folders_and_files_without_permission(tree: Tree) -> None:
    root = tree(a_DOT_txt=PROSE, shut__b_DOT_txt=PROSE)
    (root / "a.txt").chmod(0)
    (root / "shut").chmod(0)
    gathered = gather([root])
    (root / "shut").chmod(0o700)
    assert "cannot be opened (permission denied)" in gathered.problems[0]
    assert "permission denied" in document(gathered.items[0]).trouble[0]


def test_many_files(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number:05}.txt").touch()
    assert len(gather([tmp_path]).items) == 3000


def test_values_found_in_text_and_file_name(tree: Tree) -> None:
    text = f"Velkova: no base planned\n\nTARSK, March 3. /SELM WIRE/. {PROSE}"
    (found,) = read([tree(**{"tarsk-herald-20210303-base.txt": text})])
    assert (found.title, found.title_by) == ("Velkova: no base planned", "headline")
    assert (found.outlet, found.outlet_by, found.place) == ("Selm Wire", "dateline", "Tarsk")
    assert [(str(hint.date), hint.basis, hint.words) for hint in found.date_hints] == [
        ("None", "dateline", "March 3"),
        ("2021-03-03", "file name", "20210303"),
    ]


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("tass-20210303-base", "TASS"),
        ("asiaplus-20210303-base", "Asia-Plus"),
        ("ria_novosti_20210303", "RIA Novosti"),
        ("zarhan-times-20210303", "Zarhan Times"),
        ("ilmar-toszek-20210303", None),
        ("report-20210303", None),
        ("tass-on-migration", None),
        ("tass", None),
    ],
)
def test_outlets_in_file_names(tree: Tree, name: str, outlet: str | None) -> None:
    (found,) = read([tree(**{f"{name}.txt": PROSE})])
    assert (found.outlet, found.outlet_by) == (outlet, "file name" if outlet else "")
