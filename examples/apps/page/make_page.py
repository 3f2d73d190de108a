"""Make one HTML file that shows a plan from a file, with no server and no network: `make_page.py plan.html`.

What a plan holds, how each answer is called and in which order it stands, the page has from the schema and the hints.
"""

import json
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from string import Template

import recoverytools as rt
from recoverytools.models.views import NOTICES

HERE = Path(__file__).parent


def allowed(code: str) -> str:
    """How a policy names the one script or style that may be used: by what is in it."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def page() -> str:
    """The page, whole."""
    template, style, script = ((HERE / f"page.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js"))
    known = {
        "schema": rt.json_schema(rt.WellnessPlan),
        "hints": rt.form_hints(rt.WellnessPlan),
        "notices": {cls.__name__: notice for cls, notice in NOTICES.items()},
    }
    return Template(template).substitute(
        policy=f"default-src 'none'; script-src {allowed(script)}; style-src {allowed(style)}; base-uri 'none'; "
        "form-action 'none'",
        style=style,
        known=json.dumps(known, ensure_ascii=False).replace("<", "\\u003c"),  # nothing in it ends the element
        script=script,
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
