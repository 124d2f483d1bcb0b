"""English inflection for `word~`: every form a writer may use of a verb, noun or adjective."""

from __future__ import annotations

from functools import lru_cache

_VOWELS = "aeiou"
_IRREGULAR = """
be am is are was were been being|have has had having|do does did done doing|go goes went gone going
get gets got gotten getting|make makes made making|take takes took taken taking|give gives gave given giving
come comes came coming|become becomes became becoming|bring brings brought bringing|find finds found finding
leave leaves left leaving|lose loses lost losing|keep keeps kept keeping|feel feels felt feeling
say says said saying|tell tells told telling|show shows showed shown showing|know knows knew known knowing
see sees saw seen seeing|think thinks thought thinking|buy buys bought buying|fight fights fought fighting
teach teaches taught teaching|catch catches caught catching|beat beats beaten beating|win wins won winning
grow grows grew grown growing|rise rises rose risen rising|fall falls fell fallen falling|begin begins began begun beginning
break breaks broke broken breaking|speak speaks spoke spoken speaking|sleep sleeps slept sleeping|shrink shrinks shrank shrunk shrinking
heal heals healed healing|hide hides hid hidden hiding|rid rids ridded ridding|set sets setting|put puts putting|cut cuts cutting
shut shuts shutting|hit hits hitting|let lets letting|quit quits quitting|hurt hurts hurting|cost costs costing|spread spreads spreading
melt melts melted melting|pay pays paid paying|sell sells sold selling|hold holds held holding|stand stands stood standing
understand understands understood understanding|mean means meant meaning|lead leads led leading|feed feeds fed feeding
build builds built building|send sends sent sending|spend spends spent spending|rebuild rebuilds rebuilt rebuilding
burn burns burned burnt burning|learn learns learned learnt learning|wake wakes woke woken waking|drive drives drove driven driving
write writes wrote written writing|eat eats ate eaten eating|drink drinks drank drunk drinking|run runs ran running|sit sits sat sitting
undo undoes undid undone undoing|undergo undergoes underwent undergone undergoing|overcome overcomes overcame overcoming
forget forgets forgot forgotten forgetting|forgive forgives forgave forgiven forgiving|wear wears wore worn wearing
throw throws threw thrown throwing|bid bids bade bidden bidding|swear swears swore sworn swearing|stop stops stopped stopping
die dies died dying|lie lies lied lying|tie ties tied tying|man men|woman women|child children|mouse mice|foot feet|tooth teeth|person people
study studies studied studying|analysis analyses|cause causes caused causing|prove proves proved proven proving|halve halves halved halving
double doubles doubled doubling|dispel dispels dispelled dispelling|expel expels expelled expelling|heel heels|good better best|bad worse worst
abuse abuses abused abusing abuser abusers|bind binds bound binding|wipe wipes wiped wiping|sweep sweeps swept sweeping|swim swims swam swum swimming
steal steals stole stolen stealing|choose chooses chose chosen choosing|shake shakes shook shaken shaking|blow blows blew blown blowing
cure cures cured curing|free frees freed freeing|read reads reading|ring rings rang rung ringing|lay lays laid laying|draw draws drew drawn drawing
"""  # noqa: E501 - a table reads best in long rows
_SHORTEST = 3  # letters a verb needs for its last to double: stop, not go
_FORMS: dict[str, frozenset[str]] = {}
for _row in _IRREGULAR.replace("\n", "|").split("|"):
    if _row.strip():
        _FORMS[_row.split()[0]] = frozenset(_row.split())
# Two-syllable verbs whose last consonant doubles because the stress is on it.
_DOUBLES_ANYWAY = frozenset(
    {"prefer", "refer", "occur", "commit", "admit", "permit", "regret", "control", "begin", "compel"}
)


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """All inflected forms of a lower-case base form, itself included."""
    if word in _FORMS:
        return _FORMS[word]
    return frozenset({word, *_s_forms(word), *_ed_ing_forms(word)})


def _s_forms(word: str) -> set[str]:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return {word[:-1] + "ies"}
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return {word + "es"}
    return {word + "s"}


def _ed_ing_forms(word: str) -> set[str]:
    if word.endswith("ee"):
        return {word + "d", word + "ing"}
    if word.endswith("e"):
        return {word + "d", word[:-1] + "ing"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return {word[:-1] + "ied", word + "ing"}
    plain = {word + "ed", word + "ing"}
    if word.endswith("l"):
        return plain | {word + "led", word + "ling"}  # travelled and traveled: both sides of the Atlantic
    if _doubles(word):
        return {word + word[-1] + "ed", word + word[-1] + "ing"}
    return plain


def _doubles(word: str) -> bool:
    if len(word) < _SHORTEST or word[-1] in _VOWELS + "wxy":
        return False
    closed = word[-2] in _VOWELS and word[-3] not in _VOWELS
    one_syllable = sum(letter in _VOWELS + "y" for letter in word) == 1
    return closed and (one_syllable or word in _DOUBLES_ANYWAY)
