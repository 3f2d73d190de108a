"""The names that people may count on, with their signatures. To change the list is to change the library for its users."""

import ast
import functools
import importlib
import inspect
import re
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt
from recoverytools import advice, documents, facts, interop, language, models, rendering, testing
from recoverytools.fields import is_declared

SNAPSHOT = Path(__file__).parent / "data" / "public_api.txt"
REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
MODULES = {
    content.__name__: content
    for content in (rt, interop, models, advice, documents, facts, language, rendering, testing)
}
"""The modules of which every name is public. Of all others, those names are that stand in the reference."""


@functools.cache
def reference() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted(REFERENCE.rglob("*.md")))


@functools.cache
def referred() -> dict[str, Any]:
    """What stands in the reference, by its whole name."""
    names = re.findall(r"(?m)^\.\. (?:auto)?(?:function|class|exception|data):: (\S+)$", reference())
    drawn = re.findall(r"(?m)^```\{model\} (\w+)$", reference())
    names += [f"recoverytools.{'models' if name in models.__all__ else 'values'}.{name}" for name in drawn]
    assert len(names) == len(set(names))
    return {name: found(name) for name in sorted(names)}


def found(name: str) -> Any:
    """What a whole name leads to."""
    thing: Any = rt
    for part in name.split(".")[1:]:
        thing = getattr(thing, part) if hasattr(thing, part) else importlib.import_module(f"{thing.__name__}.{part}")
    return thing


def offered() -> dict[str, Any]:
    """What the modules offer, by its whole name."""
    return {
        f"{module}.{name}": getattr(content, name) for module, content in MODULES.items() for name in content.__all__
    }


class Some:
    """Stands for any default."""

    def __repr__(self) -> str:
        return "…"


def described(thing: Any) -> Any:
    if inspect.ismodule(thing):
        return "a module"
    if inspect.isclass(thing) and issubclass(thing, str | BaseException):
        return f"a {thing.__mro__[1].__name__}"
    if not is_called(thing):
        return f"a {type(thing).__name__}"
    signature = inspect.signature(thing)
    bare = [
        parameter.replace(
            annotation=parameter.empty, default=parameter.empty if parameter.default is parameter.empty else Some()
        )
        for parameter in signature.parameters.values()
    ]
    return str(signature.replace(parameters=bare, return_annotation=signature.empty))


def surface() -> Any:
    beside = {name: thing for name, thing in referred().items() if name.count(".") == 2}
    for name, thing in (offered() | beside).items():
        yield f"{name} {described(thing)}"
        yield from (f"{name}.{method} {described(function)}" for method, function in methods(thing))


def is_called(thing: Any) -> bool:
    """Whether it is a class or a function, be it one that keeps its answers."""
    return inspect.isclass(thing) or inspect.isfunction(inspect.unwrap(thing))


def methods(thing: Any) -> Any:
    """The functions of a class that anyone may call."""
    if inspect.isclass(thing):
        for name, function in vars(thing).items():
            if not name.startswith("_") and inspect.isfunction(function):
                yield name, function


def test_the_public_names_are_those_agreed_on() -> None:
    assert "\n".join(surface()) + "\n" == SNAPSHOT.read_text(encoding="utf-8"), (
        "if this is meant, write the new list: uv run python tests/test_public_api.py"
    )


@pytest.mark.parametrize("module", [rt, models, testing], ids=lambda module: module.__name__)
def test_type_checkers_and_the_run_time_see_the_same_names(module: Any) -> None:
    tree = ast.parse(inspect.getsource(module))
    checked = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.If)
        for below in node.body
        if isinstance(below, ast.ImportFrom)
        for alias in below.names
    }
    assert sorted(checked) == sorted(module.__all__) == dir(module)
    assert module.__all__ == sorted(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is getattr(module, name)
    with pytest.raises(AttributeError, match=f"module '{module.__name__}' has no attribute 'Gaol'"):
        _ = module.Gaol


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("GoalStatus", "; it is in recoverytools.vocabulary"),
        ("Measure", "; it is in recoverytools.models"),
        ("Gaol", ""),
        ("wallet_card", ""),
    ],
)
def test_a_class_that_is_asked_for_in_the_wrong_place_is_told_where_it_is(name: str, where: str) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(rt, name)
    assert str(caught.value) == f"module 'recoverytools' has no attribute '{name}'{where}"


def test_no_module_bears_the_name_of_a_public_function() -> None:
    source = Path(rt.__file__).parent
    rooms = {path.stem for path in source.rglob("*.py")} | {path.name for path in source.iterdir() if path.is_dir()}
    assert rooms & set(rt.__all__) == {"facts", "interop", "models", "rendering", "vocabulary"}


def test_every_public_name_stands_in_the_reference_and_the_other_way_round() -> None:
    told = {(name.rpartition(".")[2], id(thing)) for name, thing in referred().items()}
    lacking = [
        name
        for name, thing in offered().items()
        if (name.rpartition(".")[2], id(thing)) not in told and not inspect.ismodule(thing)
    ]
    assert lacking == []
    beside = [name for name in referred() if name.rpartition(".")[0] in MODULES and name not in offered()]
    assert beside == []


def test_every_public_method_stands_in_the_reference() -> None:
    listed = re.findall(r"(?m)^\.\. autoclass:: (\S+)\n   :members:(.*)$", reference())
    told = {
        function
        for name, members in listed
        for method, function in methods(found(name))
        if not members or method in members.split(", ")
    }
    for thing in offered().values():  # those of models stand below their fields
        lacking = [method for method, function in methods(thing) if function not in told and not is_declared(thing)]
        assert lacking == [], thing


def told_of() -> Any:
    """What has to have an example: what stands in the reference, with the methods of models."""
    for name, thing in referred().items():
        if is_called(thing):
            yield name, thing
            if is_declared(thing):
                yield from ((f"{name}.{method}", function) for method, function in methods(thing))


@pytest.mark.parametrize("thing", [pytest.param(thing, id=name) for name, thing in told_of()])
def test_every_public_name_says_what_it_is_with_an_example(thing: Any) -> None:
    assert re.search(r"(?m)^>>> ", inspect.getdoc(thing) or "")


if __name__ == "__main__":
    SNAPSHOT.parent.mkdir(exist_ok=True)
    SNAPSHOT.write_text("\n".join(surface()) + "\n", encoding="utf-8")
