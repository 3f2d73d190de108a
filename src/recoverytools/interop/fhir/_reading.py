"""Bundles and resources as documents.

What is read becomes a document, and the document is written again. Whatever the writing says in the same place is
placed; all else is left over.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import count
from typing import Any, TypeVar, overload

import attrs

from ...errors import MOST_FINDINGS, InvalidDocument
from ...fields import facts
from ...findings import Finding
from ...models import Goal, Item, Journal, SharedView, Step, WellnessPlan
from ...plain import VALUES, class_of, draft, from_dict, kind_of, out_of_bounds, require_class
from ...shapes import fault
from .. import Imported
from ._elements import BASE, GOAL_OF, Data, References, at, bad_rest, given, listed, with_its_rest, without
from ._homes import PERSON, apart, home_of, places
from ._releases import RELEASES, to_r4
from ._writing import bundled

T = TypeVar("T", bound=Item)


@overload
def from_fhir(data: Any) -> Imported[Item]: ...
@overload
def from_fhir(data: Any, cls: type[T]) -> Imported[T]: ...
def from_fhir(data: Any, cls: type[Any] = Item) -> Imported[Any]:
    """A document from a FHIR bundle, or from one resource; of R4 or of R5.

    A bundle of `to_fhir` comes back as the same document, and the journal that was written with a plan as `journal`.
    Of what other systems write, a Goal becomes a goal, a RelatedPerson a support, a CarePlan the plan around them, a
    Patient its owner, and a CareTeam supports where it only names people. A QuestionnaireResponse is read where it
    answers a form of ours. All of that stands in a plan.

    Everything that has no place is in `left_over`, by its JSON Pointer. A status that we know by another name is one
    of these, so that nothing is lost; and so is what you find in both, such as a name that was put together.

    >>> resource = {"resourceType": "Goal", "id": "g-1", "lifecycleStatus": "active", "priority": {"text": "high"}}
    >>> found = rt.interop.from_fhir(resource | {"description": {"text": "Sleep through the night"}})
    >>> found.document.goals[0].statement, found.left_over
    ('Sleep through the night', {'/priority': {'text': 'high'}})

    Args:
        data: A dict as JSON gives it, which is not changed.
        cls: The class that is wanted, such as `WellnessPlan`.

    Raises:
        InvalidDocument: This is no resource, or too large, or no document of this class; or a bundle of ours was
            changed so that it makes no document any more.
        TypeError: `cls` is no class of this library.
    """
    require_class(cls)
    if large := out_of_bounds(data, VALUES):
        raise InvalidDocument(large)
    _check(data)
    root = _ours(data) if data["resourceType"] == "Bundle" else None
    found = [*_found(data, root)]
    refs = References(ids={url: each.id for each in found if class_of(each.kind) for url in each.urls})
    document, journal = _Reader(root, found, refs).read()
    if not isinstance(document, cls):
        raise InvalidDocument(fault("wrong-value", "must be {kind} here", kind=kind_of(cls)))
    documents = (document, journal) if journal else (document,)
    left = [_left_over(data, found, bundled(document, documents, release)) for release in RELEASES]
    return Imported(document=document, journal=journal, left_over=min(left, key=len))


def _check(data: Any) -> None:
    """Raise where this is nothing that can be a resource."""
    if type(data) is not dict or not isinstance(data.get("resourceType"), str):
        raise InvalidDocument(fault("wrong-value", "must be a FHIR resource"))
    if data["resourceType"] != "Bundle":
        return
    entries = data.get("entry", [])
    if type(entries) is not list:
        raise InvalidDocument(fault("wrong-value", "must be a list", "/entry"))
    bad = [f"/entry/{i}" for i, entry in enumerate(entries) if type(at(entry, "resource") or {}) is not dict]
    if bad:
        raise InvalidDocument(*(fault("wrong-value", "must be an object", path) for path in bad[:MOST_FINDINGS]))


@attrs.frozen
class _Found:
    """A resource in what is read, by what it is to us."""

    resource: Data
    """The resource as R4 has it."""
    path: str
    urls: tuple[str, ...]
    """What references to it say."""
    kind: str
    """Of which kind its record is; or what else of ours it is; empty where it is nothing we know."""
    id: str


def _ours(resource: Data) -> tuple[str, str] | None:
    """The kind and the id that a resource of ours has."""
    identifiers = resource.get("identifier")
    for each in identifiers if isinstance(identifiers, list) else [identifiers]:
        system, value = at(each, "system"), at(each, "value")
        if isinstance(system, str) and system.startswith(BASE) and isinstance(value, str):
            kind = system.removeprefix(BASE)
            cls = class_of(kind)
            if kind in _BESIDE or (cls and resource.get("resourceType") in {"Bundle", home_of(cls).type}):
                return kind, value
    return None


_BESIDE = {"person", "care-team", "rating", "wish"}
"""The kinds of resources of ours that are no records."""
_KINDS: Mapping[str, str] = {
    "CarePlan": "wellness-plan",
    "CareTeam": "care-team",
    "Goal": "goal",
    "Patient": "person",
    "RelatedPerson": "support",
}
"""What resources of other systems are to us."""


def _theirs(resource: Data) -> str:
    """What a resource of another system is to us. What was entered in error is nothing."""
    if "entered-in-error" in (resource.get("status"), resource.get("lifecycleStatus")):
        return ""
    form, kind = resource.get("questionnaire"), resource["resourceType"]
    if kind == "QuestionnaireResponse" and isinstance(form, str):
        kind = form.removeprefix(f"{BASE}questionnaire:").partition("|")[0]
        cls = class_of(kind) if form.startswith(BASE) else None
        return kind if cls and home_of(cls).type == "QuestionnaireResponse" else ""
    return _KINDS.get(kind, "")


def _resources(data: Data) -> Iterator[tuple[Any, str, tuple[Any, ...]]]:
    """The resources in what is read, also those that others contain, each with its path and its own addresses."""
    entries = listed(data.get("entry")) if data["resourceType"] == "Bundle" else [{"resource": data}]
    for i, entry in enumerate(entries):
        path = f"/entry/{i}/resource" if data["resourceType"] == "Bundle" else ""
        yield at(entry, "resource"), path, (at(entry, "fullUrl"),)
        for j, contained in enumerate(listed(at(entry, "resource.contained"))):
            yield contained, f"{path}/contained/{j}", (f"#{at(contained, 'id')}",)


def _found(data: Data, root: tuple[str, str] | None) -> Iterator[_Found]:
    taken = {root[1]} if root else set[str]()
    made_id = _made_ids(taken)
    for raw, path, urls in _resources(data):
        if not isinstance(raw, dict) or not isinstance(raw.get("resourceType"), str):
            continue
        resource = to_r4(raw)
        kind, id = _ours(resource) or (_theirs(resource), "")
        own = resource.get("id")
        if not id and kind:
            id = own if isinstance(own, str) and fits(own) and own not in taken else made_id(kind)
        taken.add(id)
        named = (*urls, f"{resource['resourceType']}/{own}")
        yield _Found(resource, path, tuple(url for url in named if isinstance(url, str)), kind, id)


def fits(id: str) -> bool:
    """Whether a record may have this id."""
    return _ID.fault(id) is None


_ID = next(fact.shape for fact in facts(Item) if fact.name == "id")


def _made_ids(taken: AbstractSet[str]) -> Callable[[str], str]:
    """What makes an id of a kind that is not taken: a number follows the kind."""
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
    return lambda kind: next(id for n in numbers[kind] if (id := f"{kind}-{n}") not in taken)


_BAD_REST = "must hold an object as JSON in each extension urn:recoverytools:fhir:rest"


@attrs.define
class _Node:
    """A record that was read, and where it stands in the document."""

    cls: type[Any]
    data: Data
    source: str = ""
    """The path of its resource."""
    holder: "_Node | None" = None
    step: str = ""

    @property
    def path(self) -> str:
        """Its path in the document."""
        return (self.holder.path if self.holder else "") + self.step

    def hold(self, other: "_Node", name: str, *, many: bool) -> None:
        """Put another record in its place in this one, if that is free."""
        if many:
            there = self.data.setdefault(name, [])
            other.holder, other.step = self, f"/{name}/{len(there)}"
            there.append(other.data)
        elif name not in self.data:
            other.holder, other.step = self, f"/{name}"
            self.data[name] = other.data


@attrs.define
class _Reader:
    root: tuple[str, str] | None
    """The kind and the id of the document that a bundle of ours holds."""
    found: list[_Found]
    refs: References
    nodes: list[_Node] = attrs.field(factory=list)

    def read(self) -> tuple[Item, Journal | None]:
        """The document, and the journal beside it."""
        if self.root and (bad := [each.path for each in self.found if each.kind and bad_rest(each.resource)]):
            raise InvalidDocument(*(fault("wrong-value", _BAD_REST, path) for path in bad[:MOST_FINDINGS]))
        for each in self.found:
            cls = class_of(each.kind)
            if cls and each.kind not in _BESIDE:
                read = with_its_rest(home_of(cls).data(each.resource, self.refs), each.resource)
                self.nodes.append(_Node(cls, {**without(read, apart(cls)), "id": each.id}, each.path))
        root = self._root()
        heads = [root]
        for cls in (SharedView, WellnessPlan, Journal):
            heads += [node for node in self.nodes if node.cls is cls and node is not root][:1]
        steps = {each.path: each for each in self.found}
        goals = {node.data["id"]: node for node in self.nodes if node.cls is Goal}
        if not self.root and any(places().get(node.cls, (None,))[0] is Journal for node in self.nodes):
            heads.append(_Node(Journal, {}))
        for node in self.nodes:
            holder_cls, name, many = places().get(node.cls, (None, "", False))
            holder = next((head for head in heads if head.cls is holder_cls), None)
            if node.cls is Step:
                holder = goals.get(self._goal_of(steps[node.source].resource) or "")
            if holder and node is not root:
                holder.hold(node, name, many=many)
        plan = next((head for head in heads if head.cls is WellnessPlan), None)
        if plan:
            self._people(plan)
        journal = next((head for head in heads if head.cls is Journal and not head.holder and head is not root), None)
        return self._made(root), self._made(journal) if journal else None

    def _root(self) -> _Node:
        if self.root:
            kind, id = self.root
            named = (node for node in self.nodes if kind_of(node.cls) == kind and node.data["id"] == id)
            if found := next(named, None):
                return found
            raise InvalidDocument(fault("missing-key", "must hold the document that the identifier names", "/entry"))
        plans = [node for node in self.nodes if node.cls is WellnessPlan]
        return plans[0] if plans else _Node(WellnessPlan, {})

    def _goal_of(self, task: Data) -> str | None:
        goals = (at(each, "valueReference") for each in listed(task.get("extension")) if at(each, "url") == GOAL_OF)
        return next((id for each in goals if (id := self.refs.id(each))), None)

    def _people(self, plan: _Node) -> None:
        """Put the owner into a plan, and those whom a care team only names."""
        made_id = _made_ids({each.id for each in self.found})
        for each in self.found:
            if each.kind == "person":
                person = with_its_rest(PERSON.data(each.resource, self.refs), each.resource)
                if person and "owner" not in plan.data:
                    plan.data["owner"] = person
            if each.kind == "care-team":
                for member in listed(each.resource.get("participant")):
                    name, reference = at(member, "member.display"), at(member, "member.reference") or ""
                    if isinstance(name, str) and name and not _is_known(reference, self.refs):
                        relation = at(member, "role.0.text")
                        support = given(id=made_id("support"), name=name, relation=relation)
                        plan.data.setdefault("supports", []).append(support)

    def _made(self, node: _Node) -> Any:
        try:
            return from_dict(node.data, node.cls)
        except InvalidDocument as error:
            findings = error.findings
        if self.root:
            raise InvalidDocument(*(self._in_source(node, finding) for finding in findings))
        return draft(node.data, node.cls).document

    def _in_source(self, head: _Node, finding: Finding) -> Finding:
        """A finding about a document, told of the resource from which that part of it came."""
        around = [node for node in self.nodes if (node is head or node.holder) and _is_below(finding.path, node.path)]
        source = max(around, key=lambda node: len(node.path), default=head).source
        return attrs.evolve(finding, path=source)


def _is_below(path: str, above: str) -> bool:
    return path == above or path.startswith(above + "/")


def _is_known(reference: Any, refs: References) -> bool:
    """Whether a member of a care team is the person, or has a resource here."""
    return isinstance(reference, str) and (reference.startswith("Patient/") or reference in refs.ids)


# --- what is left over ---


def _left_over(data: Data, found: list[_Found], written: Data) -> dict[str, object]:
    """What another document does not say in the same place, by its JSON Pointer."""
    theirs = {
        (found_kind, id): entry
        for entry in listed(written.get("entry"))
        for found_kind, id in [_ours(to_r4(entry["resource"])) or ("", "")]
    }
    root = at(written, "identifier.value")
    by_path: dict[str, Any] = {}
    for each in found:
        id = root if each.kind in {"person", "care-team"} else each.id
        if each.kind and (entry := theirs.get((each.kind, id))):
            by_path[each.path] = entry["resource"]
            if each.path.endswith("/resource"):
                by_path[each.path.removesuffix("/resource")] = entry
    left: dict[str, object] = {}
    _compare(data, without(written, ["entry"]), "", by_path, left)
    return left


def _compare(mine: Any, written: Any, path: str, by_path: Mapping[str, Any], left: dict[str, object]) -> bool:
    """Note what is not written in the same place. Gives back whether all of it is."""
    if path in by_path:
        written = by_path[path]
    below: list[tuple[str, Any, Any]] = []
    if isinstance(mine, dict) and mine:
        below = [
            (str(key), value, written.get(key) if isinstance(written, dict) else None) for key, value in mine.items()
        ]
    elif isinstance(mine, list) and mine:
        others = written if isinstance(written, list) else []
        below = [(str(i), value, others[i] if i < len(others) else None) for i, value in enumerate(mine)]
    elif mine is not None and mine == written and isinstance(mine, bool) == isinstance(written, bool):
        return True
    found: dict[str, object] = {}
    said = [_compare(value, other, f"{path}/{_escaped(key)}", by_path, found) for key, value, other in below]
    if below and (all(said) or len(found) < len(below) or any(key.count("/") > path.count("/") + 1 for key in found)):
        left |= found
        return all(said)
    left[path] = mine
    return False


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
