"""The names that people may count on, with their signatures. To change the list is to change the library for its users."""

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt
from recoverytools import advice, documents, interop, models, rendering, testing

SNAPSHOT = Path(__file__).parent / "data" / "public_api.txt"
MODULES = {
    "recoverytools": rt,
    "recoverytools.interop": interop,
    "recoverytools.models": models,
    "recoverytools.advice": advice,
    "recoverytools.documents": documents,
    "recoverytools.rendering": rendering,
    "recoverytools.testing": testing,
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
    if not (inspect.isfunction(thing) or inspect.isclass(thing)):
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
    for module, content in MODULES.items():
        for name in content.__all__:
            thing = getattr(content, name)
            yield f"{module}.{name} {described(thing)}"
            if inspect.isclass(thing):
                for method, function in vars(thing).items():
                    if not method.startswith("_") and inspect.isfunction(function):
                        yield f"{module}.{name}.{method} {described(function)}"


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


def test_no_module_bears_the_name_of_a_public_function() -> None:
    source = Path(rt.__file__).parent
    rooms = {path.stem for path in source.rglob("*.py")} | {path.name for path in source.iterdir() if path.is_dir()}
    assert rooms & set(rt.__all__) == {"facts", "interop", "models", "rendering", "vocabulary"}


def test_every_public_name_says_what_it_is() -> None:
    for content in MODULES.values():
        for name in content.__all__:
            thing = getattr(content, name)
            if callable(thing) or inspect.ismodule(thing):
                assert inspect.getdoc(thing), name


if __name__ == "__main__":
    SNAPSHOT.parent.mkdir(exist_ok=True)
    SNAPSHOT.write_text("\n".join(surface()) + "\n", encoding="utf-8")
