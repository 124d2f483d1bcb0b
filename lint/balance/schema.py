"""Forms of the files behind balance: the `options` of a criterion, and a kind of article."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Words = Annotated[str, Field(min_length=1)]
Kind = Literal["service", "intervention", "news-release", "study-report"]
Treatment = Literal["error", "warning", "suggestion", "card"]
_FORM = ConfigDict(extra="forbid", strict=True, defer_build=True)


class EvidenceForm(BaseModel):
    """One grade of what satisfies a criterion; each sentence counts once, at its best grade."""

    model_config = _FORM

    label: Words = Field(description="What such a sentence does, for the score card: 'harms named and counted'.")
    weight: int = Field(ge=-5, le=10, description="Points of one sentence; below 0 for what speaks against.")
    most: int = Field(default=2, ge=1, le=20, description="How many such sentences add to the score.")
    patterns: list[Words] = Field(default_factory=list, description="Patterns; one in the sentence is enough.")
    unless: list[Words] = Field(default_factory=list, description="Contexts in which the words do not count.")
    under: list[Words] = Field(default_factory=list, description="Patterns of the heading the sentence stands below.")
    links: list[Words] = Field(default_factory=list, description="Web domains; a link to one is evidence.")
    metadata: list[Words] = Field(default_factory=list, description="Metadata of the page that is evidence.")

    @model_validator(mode="after")
    def _says_what_counts(self) -> EvidenceForm:
        if not (self.patterns or self.links or self.metadata):
            raise ValueError("needs 'patterns', 'links' or 'metadata'")
        return self


class CriterionForm(BaseModel):
    """Options of a rule with `engine: left-out`."""

    model_config = _FORM

    which: Words = Field(description="What is asked for: harms, costs, sources ...")
    question: Words = Field(description="The question that the score card asks.")
    satisfied_by: list[EvidenceForm] = Field(min_length=1)
    not_counted: list[Words] = Field(default_factory=list, description="Patterns that make a sentence no evidence.")
    look_in: Words = Field(description="Where an editor would look for it.")
    applies_to: dict[Kind, Treatment] = Field(
        min_length=1, description="Kinds of article, with the severity of an absence; 'card' for no finding."
    )
    needs: list[Words] = Field(default_factory=list, description="The article must say one of these for it to apply.")
    needs_sentences: int = Field(default=1, ge=1, description="In how many sentences.")
    needs_title: bool = Field(default=False, description="Or in the title, once.")
    unless_title: list[Words] = Field(default_factory=list, description="It does not apply to an article so titled.")
    unless_said: list[Words] = Field(default_factory=list, description="It does not apply where one of these is said.")
    from_words: int = Field(default=0, ge=0, description="Shorter articles need not have it.")
    at_least: int = Field(ge=1, description="The score that satisfies.")
    clear_absence: int = Field(default=1, description="A score below this is a finding.")
    least_weight: dict[Kind, int] = Field(
        default_factory=dict,
        description="In such an article one sentence of this weight must stand, or it is left out.",
    )
    full: int | None = Field(default=None, description="The score that leaves nothing to wish for.")
    counts: bool = Field(default=True, description="Whether it counts for checklist coverage; weak criteria do not.")
    rank: int = Field(default=5, ge=1, le=9, description="Which absences are told first; 1 before 9.")

    @model_validator(mode="after")
    def _thresholds_in_order(self) -> CriterionForm:
        if self.clear_absence > self.at_least:
            raise ValueError("'clear_absence' is above 'at_least'")
        return self


class SignalForm(BaseModel):
    """Words that speak for a kind of article."""

    model_config = _FORM

    points: int = Field(ge=-10, le=20)
    most: int = Field(default=2, ge=1, le=20, description="How many sentences count.")
    where: Literal["anywhere", "title", "start", "heading", "end"] = "anywhere"
    patterns: list[Words] = Field(min_length=1)


class KindForm(BaseModel):
    """A file of `patterns/kinds`."""

    model_config = _FORM

    about: Words
    reads_as: Words = Field(description="'a recipe', 'a news release': how the score card names it.")
    kind: Literal["service", "intervention", "news-release", "study-report", "condition", "other"]
    least: int = Field(ge=1, description="Points that make an article one of this kind.")
    signals: list[SignalForm] = Field(min_length=1)
