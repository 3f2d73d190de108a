"""The models of a plan as other libraries would have them, written out from the facts of ours, so that none drifts.

Each peer becomes a module of its own, which does not import recoverytools, with `loads` and `dumps`. What a peer checks
less than we do is said where it is declared. None checks ids, pointers or repeated keys.

One more, `OwnClasses`, reads our own classes with cattrs alone: their constructors check all that we check.
"""

import datetime as dt
import importlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
from cattrs.preconf.orjson import make_converter

from recoverytools import shapes
from recoverytools.fields import Fact, facts, part_of
from recoverytools.shapes import Shape
from recoverytools.wording import Word


@attrs.frozen
class Peer:
    """How a library declares a model."""

    head: str
    opening: str
    """The statement that a class begins with."""
    tail: str
    """What defines `loads` and `dumps`."""
    limits: str = ""
    """The word that bounds stand in, where it has one. It takes bounds of texts, numbers and lists, not of dates."""
    clock: str = "datetime.time"
    mapping: str = "{}"
    """What a mapping is by default."""
    validated: bool = False
    """Whether bounds are checked by the validators that attrs has."""


_CATTRS = """
import attrs
from cattrs.preconf.orjson import make_converter
"""
_CONVERTER = """
converter = make_converter(forbid_extra_keys=True, omit_if_default=True)
converter.register_structure_hook(datetime.time, lambda text, _: datetime.time.fromisoformat(text))
dumps = converter.dumps
def loads(data):
    return converter.loads(data, {root})
"""

PEERS: Mapping[str, Peer] = {
    "pydantic": Peer(
        head="""
from pydantic import BaseModel, ConfigDict, Field
class Base(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
""",
        opening="class {name}(Base):",
        limits="Field",
        mapping="Field(default_factory=dict)",  # with {} it would make a deep copy each time
        tail="""
loads = {root}.model_validate_json
def dumps(plan):
    return plan.model_dump_json(exclude_defaults=True).encode()
""",
    ),
    # times of day stay texts: it wants seconds in them
    "msgspec": Peer(
        head="from msgspec import Meta, Struct, json",
        opening="class {name}(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):",
        limits="Meta",
        clock="str",
        tail="""
loads = json.Decoder({root}).decode
dumps = json.Encoder().encode
""",
    ),
    # types alone: no bound is checked, and numbers and texts are coerced
    "cattrs": Peer(head=_CATTRS, opening="@attrs.frozen(kw_only=True)\nclass {name}:", tail=_CONVERTER),
    "cattrs_checked": Peer(
        head=_CATTRS + "from attrs.validators import *",
        opening="@attrs.frozen(kw_only=True)\nclass {name}:",
        tail=_CONVERTER,
        validated=True,
    ),
}


class OwnClasses:
    """Our own classes by cattrs alone, without the hooks of `rt.converter`, as who does not know of these would do.

    cattrs needs one hook of ours, for times of day, of which it knows nothing; as in the peers it writes them with
    seconds. Mappings need none: our constructors freeze the dicts that it gives them. It knows of no header, so the
    keys of one are taken off the document before.
    """

    def __init__(self, root: type[Any]) -> None:
        self._root = root
        self._converter = make_converter(forbid_extra_keys=True, omit_if_default=True)
        self._converter.register_structure_hook(dt.time, lambda text, _: dt.time.fromisoformat(text))

    def loads(self, data: bytes) -> Any:
        """The model of a document without a header."""
        return self._converter.loads(data, self._root)

    def dumps(self, model: Any) -> bytes:
        """The document of a model, without a header."""
        return self._converter.dumps(model)


def write(folder: Path, root: type[Any], header: Mapping[str, object]) -> Mapping[str, ModuleType]:
    """The peers' models of a class and all below it, each in a module written to the folder.

    The class begins with the keys of the header, each with its one value.
    """
    sys.path.insert(0, str(folder))
    for name, peer in PEERS.items():
        (folder / f"{name}_models.py").write_text(source(peer, root, header), encoding="utf-8")
    return {name: importlib.import_module(f"{name}_models") for name in PEERS}


def source(peer: Peer, root: type[Any], header: Mapping[str, object]) -> str:
    """The module of a peer."""
    classes = {cls.__name__: cls for cls in _inside_out(root)}
    words = {word.__name__: word for cls in classes.values() for fact in facts(cls) for word in _words(fact.shape)}
    return "\n".join([
        "import datetime, enum",
        "from typing import Annotated, Any, Literal",
        peer.head,
        *map(_word, words.values()),
        *(_model(peer, cls, header if cls is root else {}) for cls in classes.values()),
        peer.tail.format(root=root.__name__),
    ])  # fmt: skip


def _inside_out(cls: type[Any]) -> Iterator[type[Any]]:
    for fact in facts(cls):
        if part := part_of(fact.shape):
            yield from _inside_out(part)
    yield cls


def _words(shape: Shape) -> Iterator[type[Word]]:
    match shape:
        case shapes.OneOf(cls):
            yield cls
        case shapes.Many(of):
            yield from _words(of)


def _word(cls: type[Word]) -> str:
    return "\n".join([f"class {cls.__name__}(enum.StrEnum):", *(f"    {word.name} = {word.value!r}" for word in cls)])


def _model(peer: Peer, cls: type[Any], header: Mapping[str, object]) -> str:
    return "\n".join([
        peer.opening.format(name=cls.__name__),
        *(f"    {key}: Literal[{value!r}]" for key, value in header.items()),
        *(f"    {fact.name}: {_field(peer, fact)}" for fact in facts(cls)),
    ])  # fmt: skip


def _field(peer: Peer, fact: Fact) -> str:
    kind = _type(peer, fact.shape) + (" | None" if fact.optional else "")
    default = _default(peer, fact)
    if peer.validated:
        validator = _validator(fact.shape)
        arguments = [f"default={default}"] if default else []
        arguments += [f"validator=optional({validator})" if fact.optional else f"validator={validator}"]
        return f"{kind} = attrs.field({', '.join(arguments)})"
    return f"{kind} = {default}" if default else kind


def _default(peer: Peer, fact: Fact) -> str:
    """What stands behind the equals sign, or nothing. Every document has its ids, so no peer draws one."""
    match fact.default:
        case _ if fact.required or fact.name == "id":
            return ""
        case Word() as word:
            return f"{type(word).__name__}.{word.name}"
        case shapes.FrozenDict():
            return peer.mapping
        case default:
            return repr(default)


def _type(peer: Peer, shape: Shape) -> str:
    plain, limits = _declared(peer, shape)
    if not peer.limits or not limits:
        return plain
    return f"Annotated[{plain}, {peer.limits}({', '.join(f'{name}={limit!r}' for name, limit in limits.items())})]"


def _validator(shape: Shape) -> str:
    """The validators of attrs for a shape."""
    match shape:
        case shapes.Text(least, most, pattern):
            matching = f", matches_re({pattern.regex!r})" if pattern and least else ""
            return f"and_(instance_of(str), min_len({least}), max_len({most}){matching})"
        case shapes.Whole(low, high):
            return f"and_(instance_of(int), ge({low}), le({high}))"
        case shapes.Number(low, high) if shape != shapes.Number():
            return f"and_(instance_of(float), ge({low}), le({high}))"
        case shapes.Many(of, most):
            return f"and_(max_len({most}), deep_iterable({_validator(of)}, instance_of(tuple)))"
        case shapes.Pairs(key, of, most):
            return f"and_(max_len({most}), deep_mapping({_validator(key)}, {_validator(of)}))"
        case shapes.Extensions():
            return "instance_of(dict)"
        case _:
            return f"instance_of({_type(PEERS['cattrs'], shape)})"


def _declared(peer: Peer, shape: Shape) -> tuple[str, Mapping[str, object]]:
    """The type of a shape as Python writes it, and the bounds in it."""
    match shape:
        case shapes.Text(least, most, pattern):
            matching = {"pattern": f"^(?:{pattern.regex})$"} if pattern and least else {}
            return "str", {"min_length": least, "max_length": most} | matching
        case shapes.Whole(low, high):
            return "int", {"ge": low, "le": high}
        case shapes.Number(low, high):
            return "float", {} if shape == shapes.Number() else {"ge": low, "le": high}
        case shapes.OneOf(cls) | shapes.Part(cls):
            return cls.__name__, {}
        case shapes.Many(of, most):
            return f"tuple[{_type(peer, of)}, ...]", {"max_length": most}
        case shapes.Pairs(key, of, most):
            return f"dict[{_type(peer, key)}, {_type(peer, of)}]", {"max_length": most}
        case shapes.Clock():
            return peer.clock, {}
        case _:
            return _SIMPLE[type(shape)], {}


_SIMPLE: Mapping[type[Shape], str] = {
    shapes.Flag: "bool",
    shapes.Day: "datetime.date",
    shapes.Moment: "datetime.datetime",
    shapes.Extensions: "dict[str, Any]",
}
