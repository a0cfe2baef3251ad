"""Every entry of posts.toml: its example names it, its forms name nothing else, its `covers` exist."""

from __future__ import annotations

from collections import Counter

import pytest

from quotetrack.lexicon.posts import Post, plain, plural, post_forms, posts

POSTS = posts()


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.post)
def test_entry_fires(post: Post) -> None:
    words = f" {plain(post.example.replace(',', ' '))} "
    assert any(f" {plain(form)} " in words for form in post.forms)
    assert all(post_forms()[plain(form)] == post for form in post.forms)
    assert set(post.covers) <= {other.post for other in POSTS}


def test_no_form_stands_in_two_entries() -> None:
    forms = Counter(form for post in POSTS for form in {plain(form) for form in post.forms})
    assert [form for form, times in forms.items() if times > 1] == []


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("president", "presidents"),
        ("spokesman", "spokesmen"),
        ("deputy", "deputies"),
        ("attorney", "attorneys"),
        ("coach", "coaches"),
        ("head of state", "heads of state"),
        ("secretary general", "secretaries general"),
        ("prime minister", "prime ministers"),
    ],
)
def test_plural(form: str, expected: str) -> None:
    assert plural(form) == expected


@pytest.mark.parametrize(
    ("word", "holder", "expected"),
    [
        ("official", "minister", True),
        ("chief", "secretary", True),
        ("chief", "spokesman", False),
        ("head of state", "president", True),
        ("head of state", "prime minister", False),
        ("president", "prime minister", False),
        ("diplomat", "minister", True),
        ("spokesman", "official", False),
    ],
)
def test_may_name(word: str, holder: str, expected: bool) -> None:
    assert post_forms()[word].may_name(post_forms()[holder]) is expected
