"""A clean article says no two things; one changed number, unit, polarity or subject is exactly one contradiction."""

from __future__ import annotations

from collections import Counter

import mutating
import pytest

from lint.claims.claim import Claim
