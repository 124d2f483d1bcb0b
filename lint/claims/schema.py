"""The form of an attribute file: pydantic finds all its faults in one pass."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Words = Annotated[str, Field(min_length=1)]
Kinds = Literal["title", "heading", "paragraph", "list-item", "table-row", "quotation"]


class ReadingForm(BaseModel):
    """Wording that carries one value."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, strict=True, defer_build=True)

    value: Words = Field(description="A state, level or range ('0 to 10 minutes'), 'measured', 'least', 'item'.")
    match: list[Words] = Field(min_length=1, description="Patterns, as in rule files.")
    label: list[Words] = Field(default_factory=list, description="Patterns for the heading or lead-in above.")
    excepts: list[Words] = Field(default_factory=list, alias="except", description="Innocent phrases.")
    unless_sentence: list[Words] = Field(default_factory=list)
    needs_sentence: list[Words] = Field(default_factory=list)
    negated: Words | None = Field(default=None, description="The value when the words are negated.")
    kind: str = Field(default="", description="The one of 'kinds' that these words are about.")
    where: list[Kinds] = Field(default_factory=list)


class AttributeFile(BaseModel):
    """Keys of an attribute file; the file's name is the attribute's id."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, strict=True, defer_build=True)

    about: Words
    label: Words = Field(description="For messages: 'two things about {label}'.")
    compare: Literal["interval", "number", "year", "polarity", "levels", "states", "items"]
    scope: Literal["subject", "page", "article"] = Field(
        default="subject", description="page: unless two subjects are plainly named; article: whatever the subject."
    )
    voice: Literal["any", "house"] = Field(
        default="any", description="house: only in articles in which a clinic, shop or guide speaks as 'we'."
    )
    quantity: list[Words] = Field(default_factory=list, description="Quantity classes that 'measured' reads.")
    tolerance: float = Field(default=1.0, ge=1, strict=False, description="The factor within which ranges agree.")
    levels: list[Words] = Field(default_factory=list)
    apart: int = Field(default=2, ge=1)
    clash: list[list[Words]] = Field(default_factory=list, description="Pairs of states that exclude one another.")
    subject: Literal["anywhere", "outside"] = Field(
        default="anywhere", description="outside: a name inside the matched words is not the subject."
    )
    item: str = Field(default="", description="The class that says what of the subject a claim is about.")
    kinds: list[Words] = Field(default_factory=list, description="Classes that are items: any term of one is that one.")
    unless: list[Words] = Field(default_factory=list, description="Contexts or guards: the words are no claim there.")
    counts: list[Words] = Field(default_factory=list, description="Guards that do not set a claim aside here.")
    ignores: list[Words] = Field(default_factory=list, description="Circumstances that do not matter.")
    needs: list[Words] = Field(default_factory=list, description="Circumstances that both claims must name.")
    drifts: bool = Field(default=False, description="Hedged in one place, stated in another: a suggestion.")
    facts_of: list[Words] = Field(default_factory=list, description="Attributes whose facts count, if not its own.")
    contradiction: str = ""
    across: Literal["lasting", "current"] | None = Field(
        default=None,
        description="In audits also compared across the articles of a site. lasting: it never changes; "
        "current: only between articles of one year.",
    )
    fact: str = ""
    readings: list[ReadingForm] = Field(min_length=1)
    disagree: list[Words] = Field(default_factory=list, description="Texts that must give a contradiction.")
    agree: list[Words] = Field(default_factory=list, description="Texts that must not.")
    reads: list[list[Words]] = Field(default_factory=list, description="[text, value] pairs.")

    @model_validator(mode="after")
    def _whole(self) -> AttributeFile:
        least = 3
        if self.contradiction and (len(self.disagree) < least or len(self.agree) < least):
            raise ValueError("an attribute that reports contradictions needs three 'disagree' and three 'agree' texts")
        if not self.contradiction and len(self.reads) < least:
            raise ValueError("an attribute without contradictions needs three 'reads'")
        if self.across and not self.contradiction:
            raise ValueError("'across' needs 'contradiction', the rule that reports it")
        if any(len(pair) != len(("text", "value")) for pair in [*self.reads, *self.clash]):
            raise ValueError("'reads' and 'clash' hold pairs")
        if self.compare == "levels" and not self.levels:
            raise ValueError("'compare: levels' needs 'levels'")
        if self.compare == "states" and not self.clash and self.contradiction:
            raise ValueError("'compare: states' needs 'clash'")
        if any(reading.value in {"measured", "least"} for reading in self.readings) and not self.quantity:
            raise ValueError("a reading 'measured' needs 'quantity'")
        if any(reading.value == "item" for reading in self.readings) and not self.item:
            raise ValueError("a reading 'item' needs 'item'")
        return self
