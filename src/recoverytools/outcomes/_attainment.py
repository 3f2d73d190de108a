"""Goal attainment scaling, for programs."""

from collections.abc import Iterable, Mapping
from math import inf, sqrt

import attrs

from ..vocabulary import Missing


@attrs.frozen(kw_only=True)
class Attainment:
    """A T score, how many goals are in it, and how many were left out for want of a level.

    >>> rt.attainment_t([0, 0, None])
    Attainment(t=50.0, counted=2, left_out=1, why=None)
    """

    t: float | None
    """The T score. None where there is none."""
    counted: int
    """How many goals are in it."""
    left_out: int
    """How many goals have no level, and so are not in it."""
    why: Missing | None
    """Why there is no score, or what was done in place of weights. None where there is nothing to say."""


def attainment_t(
    scores: Iterable[float | None], weights: Iterable[float] | None = None, *, correlation: float = 0.3
) -> Attainment:
    """The T score of goal attainment scaling, for programs that look at how their services do.

        T = 50 + 10 * sum(w * x) / sqrt((1 - r) * sum(w**2) + r * sum(w)**2)

    The formula is that of Kiresuk and Sherman (1968), with a level x and a weight w for each goal. Turner-Stokes (2009)
    printed it without the squares, and an erratum sets that right. Over many goals that turn out as expected, T has a
    mean of 50 and a standard deviation of 10. Levels are ordered words and not amounts, so T describes and proves
    nothing. It is no score of a person, and has no place on their page.

    A goal without a level is left out and counted in `left_out`; it is no zero. Where all weights are zero, each goal
    counts the same, and `why` says so.

    >>> rt.attainment_t([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6])
    Attainment(t=55.0, counted=6, left_out=0, why=None)
    >>> rt.attainment_t([0, None, 1]).left_out
    1
    >>> rt.attainment_t([None]).why.label()
    'No level yet'

    Args:
        scores: A level for each goal, -2 to 2, or None. The -0.5 of GAS-light ("in part") counts as -1.
        weights: A weight for each goal, none below zero; by default all weigh the same. Only their ratio matters.
        correlation: How much the levels of a person's goals go together (r), 0 to 1.

    Raises:
        ValueError: A score is no level, a weight is below zero or no number, there are more of one than of the other,
            or `correlation` is not from 0 to 1.
    """
    from fractions import Fraction  # noqa: PLC0415 - with it, only the root is rounded

    levels = [*scores]
    given = [1] * len(levels) if weights is None else [*weights]
    if len(given) != len(levels):
        raise ValueError("weights must be as many as scores")
    if not all(level is None or (_is_number(level) and level in _LEVELS) for level in levels):
        raise ValueError("scores must be levels from -2 to 2, or None")
    if not all(_is_number(weight) and 0 <= weight < inf for weight in given):
        raise ValueError("weights must be numbers from 0 up")
    if not (_is_number(correlation) and 0 <= correlation <= 1):
        raise ValueError("correlation must be a number from 0 to 1")
    pairs = [
        (Fraction(weight), _LEVELS[level]) for weight, level in zip(given, levels, strict=True) if level is not None
    ]
    counted, left_out = len(pairs), len(levels) - len(pairs)
    if not pairs:
        return Attainment(t=None, counted=counted, left_out=left_out, why=Missing.NO_LEVEL)
    why = None
    if not any(weight for weight, _ in pairs):
        pairs = [(Fraction(1), level) for _, level in pairs]
        why = Missing.NO_WEIGHT
    rho = Fraction(str(correlation))  # 0.3 is meant, not the nearest float
    total = sum(weight * level for weight, level in pairs)
    square = (1 - rho) * sum(weight**2 for weight, _ in pairs) + rho * sum(weight for weight, _ in pairs) ** 2
    away = 10 * sqrt(total**2 / square)
    return Attainment(t=50 - away if total < 0 else 50 + away, counted=counted, left_out=left_out, why=why)


_LEVELS: Mapping[float, int] = {-2: -2, -1: -1, -0.5: -1, 0: 0, 1: 1, 2: 2}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
