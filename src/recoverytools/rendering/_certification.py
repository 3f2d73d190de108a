"""The page of what a credential still needs."""

from collections.abc import Iterator

from ..certification import CapHours, MinimumHours, Renewal, TrainingHours
from ..values import HoursRule
from ..wording import isolated
from ._outline import Entry, Outliner, name_of


def renewal_page(renewal: Renewal, voice: Outliner) -> Entry:
    """How far the training has come, and what is still needed."""
    kinds = [_minimum(minimum, voice) for minimum in renewal.minima]
    caps = [_cap(cap, voice) for cap in renewal.caps]
    apart = [_not_counted(hours, voice) for hours in renewal.training if hours.why and voice.is_shown(hours.record)]
    missing = [Entry(text=voice.value(word)) for word in renewal.missing]
    sections = {
        "Must include": kinds,
        "Counts only up to": caps,
        "Does not count this time": apart,
        "Not known yet": missing,
    }
    lists = (Entry(voice.words(label), entries=tuple(entries)) for label, entries in sections.items() if entries)
    return Entry(text=voice.words("What it takes to renew"), entries=(*_totals(renewal, voice), *lists))


def _totals(renewal: Renewal, voice: Outliner) -> Iterator[Entry]:
    if renewal.start and renewal.end:
        period = voice.words("from {start} until {end}", start=renewal.start, end=renewal.end)
        yield Entry(voice.words("This time"), period)
    elif renewal.end:
        yield Entry(voice.words("Good until"), voice.value(renewal.end))
    if renewal.days_left is not None and renewal.days_left < 0:
        yield Entry(voice.words("Days since then"), voice.value(-renewal.days_left))
    elif renewal.days_left is not None:
        yield Entry(voice.words("Days left"), voice.value(renewal.days_left))
    if renewal.counted is not None:
        yield Entry(voice.words("Hours so far"), voice.value(renewal.counted))
    if renewal.carried_over:
        yield Entry(voice.words("Extra hours from last time"), voice.value(renewal.carried_over))
    if renewal.needed is not None:
        to_go = voice.value(renewal.needed) if renewal.needed else voice.words("none, all are there")
        yield Entry(voice.words("Hours still to go"), to_go)


def _minimum(minimum: MinimumHours, voice: Outliner) -> Entry:
    kind, counted, hours = _kind(minimum.rule, voice), minimum.counted, minimum.rule.hours
    if hours is None:
        return Entry(text=f"{kind}: " + voice.words("{counted} so far", counted=counted))
    so_far = voice.words("{counted} of {hours} hours", counted=counted, hours=hours)
    to_go = voice.words("{needed} to go", needed=minimum.needed) if minimum.needed else voice.words("all there")
    return Entry(text=f"{kind}: {so_far}, {to_go}")


def _cap(cap: CapHours, voice: Outliner) -> Entry:
    kind, counted, hours = _kind(cap.rule, voice), cap.counted, cap.rule.hours
    if hours is None:
        return Entry(text=f"{kind}: " + voice.words("{counted} so far", counted=counted))
    so_far = voice.words("{counted} of {hours} hours", counted=counted, hours=hours)
    if cap.not_counted:
        so_far = voice.words("{so_far}, and {hours} more that do not count", so_far=so_far, hours=cap.not_counted)
    return Entry(text=f"{kind}: {so_far}")


def _not_counted(hours: TrainingHours, voice: Outliner) -> Entry:
    record = hours.record
    name = isolated(name_of(record))
    when = voice.words("{hours} hours on {day}", hours=hours.not_counted, day=record.on)
    why = voice.value(hours.why)
    if hours.cap:
        why = f"{why} ({_kind(hours.cap, voice)})"
    what = voice.marked(record, f"{name}, {when}" if name else when)
    return Entry(text=f"{what}: {why}")


def _kind(rule: HoursRule, voice: Outliner) -> str:
    """What a rule is about: "ethics", "given by the state board", or any training."""
    given = voice.words("given by {sponsor}", sponsor=isolated(rule.sponsor)) if rule.sponsor else ""
    kind = isolated(rule.category) or ("" if given else voice.words("any training"))
    return ", ".join(part for part in (kind, given) if part)
