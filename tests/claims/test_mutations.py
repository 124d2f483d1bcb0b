"""A clean article contradicts itself nowhere; change one number, unit, polarity or subject, and it does so once."""

from __future__ import annotations

from collections import Counter

import pytest

from lint.claims.claim import Span
from lint.claims.contradictions import Contradiction
from tests.claims.mutating import KINDS, Mutation, articles, found_in, mutations

ARTICLES = articles()
MUTATIONS = mutations()


def _said(found: tuple[Contradiction, ...]) -> list[tuple[str, str, str]]:
    return [(pair.attribute.id, pair.first.span.quote, pair.second.span.quote) for pair in found]


def _is_at(span: Span, place: tuple[int, int]) -> bool:
    return span.source_start < place[1] and place[0] < span.source_end


def _joins(pair: Contradiction, mutation: Mutation) -> bool:
    """Whether one end is the changed place and the other a place that said the same."""
    ends = (pair.first.span, pair.second.span)
    return any(
        _is_at(one, mutation.place) and any(_is_at(other, partner) for partner in mutation.partners)
        for one, other in (ends, ends[::-1])
    )


@pytest.mark.parametrize("name", ARTICLES)
def test_a_clean_article_holds_no_contradiction(name: str) -> None:
    assert _said(found_in(ARTICLES[name])) == []


@pytest.mark.parametrize("name", ARTICLES)
def test_a_clean_article_is_an_article_and_not_a_list_of_examples(name: str) -> None:
    assert 250 <= len(ARTICLES[name].split()) <= 500


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.id)
def test_one_change_is_exactly_one_contradiction_and_undoing_it_is_none(mutation: Mutation) -> None:
    changed = mutation.edit.apply(mutation.text)
    assert changed != mutation.text
    found = found_in(changed)
    assert [pair.attribute.id for pair in found] == [mutation.attribute], _said(found)
    assert _joins(found[0], mutation), _said(found)
    undone = mutation.edit.inverse().apply(changed)
    assert undone == mutation.text
    assert _said(found_in(undone)) == []


def test_there_are_at_least_60_mutations_of_every_kind_and_many_attributes() -> None:
    kinds = Counter(mutation.kind for mutation in MUTATIONS)
    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= 20
    assert len(MUTATIONS) >= 200
    assert len({mutation.attribute for mutation in MUTATIONS}) >= 30


def test_every_clean_article_is_mutated_in_many_ways() -> None:
    assert len(ARTICLES) >= 8
    found = {name: {mutation.attribute for mutation in MUTATIONS if mutation.article == name} for name in ARTICLES}
    assert {name: len(attributes) for name, attributes in found.items() if len(attributes) < 5} == {}


def test_every_mutation_is_another_one() -> None:
    assert len({(mutation.article, mutation.attribute, mutation.edit) for mutation in MUTATIONS}) == len(MUTATIONS)
    assert [name for name, count in Counter(mutation.id for mutation in MUTATIONS).items() if count > 1] == []


def test_the_generator_makes_the_same_mutations_again() -> None:
    mutations.cache_clear()
    assert mutations() == MUTATIONS
