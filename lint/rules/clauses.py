"""How many clauses a few words can hold, told from closed word classes and endings."""

from __future__ import annotations

AUXILIARIES = frozenset(
    "is are was were am be been being has have had do does did can could may might will would shall should must"
    " cannot".split()
)
_INSIDE_GROUP = frozenset(
    "not never also still often always generally usually currently sometimes widely commonly typically now only just"
    " already long well considered be been being".split()
)
_SUBJECTS = frozenset("i you he she it they we there this that these those who which what".split())
_DETERMINERS = frozenset("the a an his her their its our your my some many most all no each every both".split())
_BEFORE_NOUNS = frozenset(
    "of to in for with by from at on as into than about over under between among through during against and or"
    " without within per such like near across only not even mainly also".split()
)
_PAST = frozenset(
    "went came took gave got made became began found felt fell grew kept knew led left lost meant met paid put ran"
    " rose said saw sent set showed slept spent spoke stood stuck taught thought told told won wrote let cut hit held"
    " heard brought bought built broke chose drank drove ate flew forgot hid hurt drew".split()
)
_PLAIN_VERBS = frozenset(
    "take takes get gets make makes give gives keep keeps seem seems remain remains become becomes need needs want"
    " wants have say says show shows help helps go goes come comes know think thinks feel feels find finds tell tells"
    " tends tend appear appears mean means consider ask talk call see stop start try avoid tell speak seek let choose"
    " contact remember include includes cause causes carry carries works fails exists continues deserves depends"
    " suggests offers provides allows requires happens occurs varies differs lasts".split()
)
_NOT_PAST = frozenset(
    "red bed need needed limited related supposed proposed repeated advanced so-called increased reduced unwanted"
    " detailed dedicated targeted prolonged trained qualified licensed mixed"
    " speed seed breed blood proven unmet".split()
)
_ENDINGS = ("ed", "en")


def verb_groups(words: list[str]) -> list[tuple[int, int]]:
    """[begin, end) of each run of auxiliaries and the adverbs among them."""
    groups: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        if words[at] in AUXILIARIES:
            end = at + 1
            while end < len(words) and (words[end] in AUXILIARIES or words[end] in _INSIDE_GROUP):
                end += 1
            groups.append((at, end))
            at = end
        else:
            at += 1
    return groups


def is_participle(word: str) -> bool:
    """Whether a word looks like a past participle."""
    return (len(word) > 4 and word.endswith(_ENDINGS)) or word in {"used", "given", "taken", "done", "led"}  # noqa: PLR2004


def could_be_verb(word: str) -> bool:
    """Whether a word could be a finite verb that is not an auxiliary."""
    return word in _PAST or word in _PLAIN_VERBS or (is_participle(word) and word not in _NOT_PAST)


def has_new_subject(words: list[str]) -> bool:
    """Whether a second clause could start here: a pronoun, or a noun phrase that no preposition leads in."""
    for at, word in enumerate(words):
        if word in _SUBJECTS or word in _PAST or word in _PLAIN_VERBS:
            return True
        if word in _DETERMINERS and at > 1 and words[at - 1] not in _BEFORE_NOUNS:
            return True
        if at > 0 and is_participle(word) and word not in _NOT_PAST and words[at - 1] not in _BEFORE_NOUNS:
            return True
    return False


def is_noun_phrase(words: list[str]) -> bool:
    """Whether words before a verb can be one subject: a lone pronoun, or a noun phrase without a second one."""
    if len(words) == 1:
        return True
    if any(word in _SUBJECTS - {"this", "that", "these", "those"} for word in words):
        return False
    return all(
        words[at] not in _DETERMINERS or words[at - 1] in _BEFORE_NOUNS for at in range(1, len(words))
    ) and not any(could_be_verb(word) for word in words[:-1])
