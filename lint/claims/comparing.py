"""Words behind which an intervention is only what another is set against, or put into: "unlike X", "is an X"."""

from __future__ import annotations

_ALONE = "unlike than versus vs vs. including like replace replaces over besides plus alongside beat beats"
_PAIRS = (
    "compared to, compared with, comparison to, comparison with, contrast to, contrast with, opposed to, instead of,"
    " rather than, such as, is a, is an, are a, not a, not an, as a, as an, type of, kind of, good as, effective as,"
    " well as, powerful as, potent as, strong as, same as, superior to, inferior to, equal to, similar to, addition to,"
    " because of, due to, different from, derived from, switch from, switched from, switching from"
)

# The last word of each -> the words before it, None where it compares by itself.
COMPARING: dict[str, set[str | None]] = {
    word: {None} for word in (*_ALONE.split(), "outperforms", "outperformed", "outperform")
}
for _pair in _PAIRS.split(","):
    _first, _last = _pair.split()
    COMPARING.setdefault(_last, set()).add(_first)
