"""Templates of pages: ours, and those that stand in their place."""

import functools
import os
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeAlias

from ..wording import Locale, language_of, say
from ._fragments import fragments
from .pictures import STYLE

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

Templates: TypeAlias = "str | os.PathLike[str] | BaseLoader | None"
"""Where templates are looked for before ours: a folder, or a loader of Jinja."""


def filled(
    template: str, *, templates: Templates, locale: Locale, their_language: str, large_print: bool, **values: Any
) -> str:
    """A template with values in it. Whatever is in them, it is text on the page.

    Raises:
        ModuleNotFoundError: The extra ``html`` is not installed.
    """
    environment = _environment(os.fspath(templates) if isinstance(templates, os.PathLike) else templates)
    language = language_of(locale)
    # a person's words are marked where they are in another language than ours
    their_language = "" if their_language == language else their_language
    made: str = environment.get_template(template).render(
        values,
        say=functools.partial(say, locale=locale),
        language=language,
        direction="rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr",
        their_language=their_language,
        large_print=large_print,
        **{name: _in_html(make, environment) for name, make in fragments(their_language).items()},
    )
    return made + "\n"


def _in_html(make: Callable[..., str], environment: "Environment") -> Callable[..., Any]:
    """What makes a piece of HTML, in a form that a template puts on a page as it is."""
    safe = environment.filters["safe"]
    return lambda thing: safe(make(thing))


_RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
"""Languages that are written from right to left."""


@functools.lru_cache(maxsize=8)
def _environment(templates: "str | BaseLoader | None") -> "Environment":
    try:
        import jinja2  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ModuleNotFoundError("to make HTML, install Jinja2: pip install 'recoverytools[html]'") from error
    ours = jinja2.PackageLoader("recoverytools.rendering")
    theirs = templates if isinstance(templates, jinja2.BaseLoader | None) else jinja2.FileSystemLoader(templates)
    own = jinja2.PrefixLoader({"recoverytools": ours})
    # a template in the place of one of ours can build on that by its full name
    loader = jinja2.ChoiceLoader([*filter(None, [theirs]), ours, own])
    environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    style, _, _ = loader.get_source(environment, "style.css")
    environment.globals |= {"style": style, "style_sources": f"{_source(style)} {_source(STYLE)}"}
    return environment


def _source(style: str) -> str:
    """A style as a policy for the security of content names it, so that no other applies."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
