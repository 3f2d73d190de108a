"""A web service that keeps plans, merges what two devices send, and shares a part by a link.

There is no sign-in: it listens to this machine alone, and is for trying out.

    uv run examples/apps/service/service.py plans.sqlite3
"""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import uvicorn
from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from revisions import Revisions, opened
from starlette.middleware.trustedhost import TrustedHostMiddleware

import recoverytools as rt

LIMIT = 5_000_000
"""How many bytes a plan may have; `loads` takes no more either."""
UNSEEN = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
"""Nobody between here and the person keeps a copy or learns of the address."""

app = FastAPI(openapi_url=None)  # its pages of docs would load scripts from elsewhere
app.state.file = Path("plans.sqlite3")
# another site that is open in the browser may have given its own name our address
app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])


def refused(error: rt.RecoveryToolsError) -> HTTPException:
    """An answer that says all that is wrong, and no word of the person."""
    told = [{"code": found.code, "path": found.path, "message": found.message()} for found in error.findings]
    return HTTPException(422, told)


@app.exception_handler(rt.NotFound)
async def not_there(_: Request, error: rt.NotFound) -> Response:
    """Say what is not there."""
    return JSONResponse({"detail": str(error)}, 404)


async def body(request: Request) -> bytes:
    """The bytes of the body: FastAPI would let a key through twice, and its errors hold what was sent."""
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > LIMIT:
            raise HTTPException(413)
    return bytes(read)


def sent(body: Annotated[bytes, Depends(body)]) -> rt.WellnessPlan:
    """The plan that was sent. What is wrong with one that we keep is no fault of who asks, and is not caught."""
    try:
        return rt.loads(body, rt.WellnessPlan, new_ids=True)  # else two plans without an id would be taken for one
    except rt.RecoveryToolsError as error:
        raise refused(error) from None


def today() -> date:
    """The day it is here. Tests name another."""
    return datetime.now().astimezone().date()


def newest(revisions: Revisions, plan: str, status: int = 200) -> Response:
    """A plan as it is now. The ETag is the name of its revision, to send along with what is made from it."""
    name, current = revisions.current(plan)
    return Response(rt.dumps(current), status, UNSEEN | {"ETag": f'"{name}"'}, "application/json")


# Whatever changes something is a PUT: a page of another site cannot send one unless we allow it.


@app.put("/plans")
def save(plan: Annotated[rt.WellnessPlan, Depends(sent)], made_from: str | None = None) -> Response:
    """Keep a plan that was made from a revision. 409 says that it is kept, and that there is something to decide."""
    with opened(app.state.file) as revisions:
        try:
            revisions.keep(plan, made_from)
        except rt.InvalidDocument:
            raise  # one that we keep is broken
        except rt.InvalidValue as error:  # together with what came from others, it is more than a plan may hold
            raise refused(error) from None
        _, current = revisions.current(plan.id)
        return newest(revisions, plan.id, 409 if isinstance(current, rt.Merged) else 200)


@app.get("/plans/{plan}")
def show(plan: str) -> Response:
    """Give a plan; where something is left to decide, give that too."""
    with opened(app.state.file) as revisions:
        return newest(revisions, plan)


@app.get("/plans/{plan}/conflicts")
def ask(plan: str) -> Response:
    """Ask what is left to decide, in words."""
    with opened(app.state.file) as revisions:
        _, current = revisions.current(plan)
    merged = current if isinstance(current, rt.Merged) else rt.Merged(plan=current)
    asks = [{"id": each.id, "asks": rt.rendering.describe_conflict(merged, each)} for each in merged.conflicts]
    return JSONResponse(asks, headers=UNSEEN)


@app.put("/plans/{plan}/conflicts/{conflict}")
def decide(plan: str, conflict: str, choice: int, seen: str) -> Response:
    """Put into a plan what the person decided. 412 says that the plan is not the one that they have seen."""
    with opened(app.state.file) as revisions:
        name, _ = revisions.current(plan)
        if seen != name:
            return newest(revisions, plan, 412)
        try:
            revisions.decide(plan, conflict, choice)
        except rt.NotApplied as error:
            raise refused(error) from None
        return newest(revisions, plan)


@app.put("/plans/{plan}/links/{consent}")
def link(plan: str, consent: str) -> Response:
    """Give the address for a grant, once. A new one ends the old one."""
    with opened(app.state.file) as revisions:
        token = revisions.link(plan, consent)
    return JSONResponse({"address": f"/shared/{token}"}, headers=UNSEEN)


@app.get("/shared/{token}")
def shared(token: str, on: Annotated[date, Depends(today)]) -> Response:
    """Show what a grant shows today; all else is one and the same 404."""
    with opened(app.state.file) as revisions:
        view = revisions.shared(token, on)
    if view is None:
        return HTMLResponse("There is nothing here.", 404, UNSEEN)
    return HTMLResponse(rt.rendering.to_html(view), headers=UNSEEN)


if __name__ == "__main__":
    os.umask(0o077)  # the file is for its owner alone
    app.state.file = Path(sys.argv[1])
    port = int(sys.argv[2]) if sys.argv[2:] else 8000
    uvicorn.run(app, host="127.0.0.1", port=port, access_log=False)  # addresses of links stand in no log
