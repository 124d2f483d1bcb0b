"""The form of a rule file: pydantic finds all its faults in one pass, and gives editors a JSON Schema."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Words = Annotated[str, Field(min_length=1)]
Kinds = Literal["title", "heading", "paragraph", "list-item", "table-row", "quotation", "residue"]
Profile = Literal["journalism", "advertising-us", "advertising-eu-uk"]
_STANDARD = re.compile(r"^(?:https?://\S+$|[A-Z][A-Za-z]+.*\d{4})")  # a URL, or a named standard with its year


class RuleFile(BaseModel):
    """Keys of a rule file; the file's name is the rule's id, its folder the category."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, strict=True, defer_build=True)

    severity: Literal["error", "warning", "suggestion"] = Field(
        description="Wrong or dangerous; what an editor would change; worth a thought."
    )
    message: Words = Field(description="One sentence that says what is wrong; {quote} stands for the words found.")
    why: Words = Field(description="Why it matters to a reader.")
    advice: Words = Field(description="What to write instead.")
    references: list[Words] = Field(min_length=1, description="URLs, or named standards with their year.")
    match: list[Words] = Field(default_factory=list, description="Patterns; see docs on the pattern language.")
    engine: Words | None = Field(default=None, description="A detector written in Python instead of patterns.")
    options: dict[str, Any] = Field(default_factory=dict, description="Options of the engine.")
    unless: list[Words] = Field(default_factory=list, description="Contexts that let a match go.")
    soften: list[Words] = Field(default_factory=list, description="Contexts that lower the severity by one.")
    excepts: list[Words] = Field(default_factory=list, alias="except", description="Innocent phrases around a match.")
    unless_sentence: list[Words] = Field(default_factory=list, description="Patterns that, in the sentence, let it go.")
    unless_near: list[Words] = Field(default_factory=list, description="The same, in sentences nearby.")
    needs_sentence: list[Words] = Field(default_factory=list, description="One of these must be in the sentence.")
    needs_near: list[Words] = Field(default_factory=list, description="One of these must be in a sentence nearby.")
    needs_article: list[Words] = Field(default_factory=list, description="One of these must be in the article.")
    near: int = Field(default=1, ge=0, le=10, description="How many sentences before and after are nearby.")
    where: list[Kinds] = Field(default_factory=list, description="Kinds of block; all but residue if left out.")
    profiles: list[Profile] = Field(
        default_factory=list, description="Only in these profiles (`check --profile`); in all if left out."
    )
    suggest: list[Words] = Field(default_factory=list, description="Wording to use instead of the words found.")
    safe: bool = Field(default=False, description="Whether the first suggestion can be applied unseen.")
    read_as: Literal["markdown", "text", "html"] = Field(default="markdown", description="How examples are read.")
    flag: list[Words] = Field(min_length=3, description="Sentences to flag; [[ ]] around the words found.")
    passes: list[Words] = Field(min_length=3, alias="pass", description="Innocent sentences with similar words.")

    @model_validator(mode="after")
    def _one_way_to_match(self) -> RuleFile:
        if not self.match and not self.engine:
            raise ValueError("a rule needs 'match', 'engine' or both")
        if self.options and not self.engine:
            raise ValueError("'options' belong to an 'engine'")
        return self


def is_reference(text: str) -> bool:
    """Whether a reference is a URL or a named standard with a year, such as `FTC Guidance, 2022`."""
    return bool(_STANDARD.match(text))
