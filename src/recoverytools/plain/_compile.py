"""Code that is written from the declarations, and compiled when it is first called."""

from collections.abc import Callable, Iterable
from typing import Any


def compiled(lines: Iterable[str], globals_: dict[str, Any]) -> Callable[..., Any]:
    """The function `made` that these lines define. They are written from our own declarations; no data is in them."""
    exec("\n".join(lines), globals_)  # noqa: S102 - see above
    made: Callable[..., Any] = globals_["made"]
    return made


def lazily(globals_: dict[str, Any], name: str, make: Callable[[], Callable[..., Any]]) -> None:
    """Put a function under a name that is made when it is first called."""

    def first(*arguments: Any) -> Any:
        globals_[name] = make()
        return globals_[name](*arguments)

    globals_[name] = first
