"""A form for a goal or a backup plan, in the browser. Each answer stays on this machine, in a folder of your own.

There is no sign-in: it listens to this machine alone, and is for trying out.

    npm --prefix tests/web install --no-package-lock
    npm --prefix tests/web run form
    uv run examples/form/server.py my-documents
"""

import json
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import recoverytools as rt

FORMS: dict[str, Any] = {"/goal": rt.Goal, "/backup-plan": rt.BackupPlan}
HERE = Path(__file__).parent
LIMIT = 100_000
"""More bytes than anyone types into one form."""


def save(body: bytes, cls: type[Any], folder: Path) -> dict[str, Any]:
    """The document, now saved, or else what to look at again, each with the path of its field."""
    try:
        document = rt.loads(body, cls, header=False, new_ids=True)
    except rt.RecoveryToolsError as error:  # bad, or from a newer release
        return {"findings": [{"path": finding.path, "message": finding.message()} for finding in error.findings]}
    saved = rt.to_dict(document)
    rt.write(document, folder / f"{saved['document']}-{document.id}.json")  # two kinds may have one id
    return {"saved": saved}


class Handler(BaseHTTPRequestHandler):
    """Gives the page, the script, and the schemas with their hints; takes what is filled in."""

    folder: Path

    def do_GET(self) -> None:
        """Give a file, or what a form is made of."""
        if self.path.partition("?")[0] == "/":
            self._send("text/html", (HERE / "index.html").read_bytes())
        elif self.path == "/form.js":
            self._send("text/javascript", (HERE / "form.js").read_bytes())
        elif cls := FORMS.get(self.path):
            self._send_json({"schema": rt.json_schema(cls), "hints": rt.form_hints(cls)})
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """Save a form, or say what to look at again."""
        if refused := self._refused():
            self.send_error(refused)
        else:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._send_json(save(body, FORMS[self.path], self.folder))

    def _refused(self) -> int:
        """Why a form is not even read, as a status of HTTP; 0 if it is."""
        headers = self.headers
        if self.path not in FORMS:
            return 404
        # another site that is open in the browser may have given its own name our address, and then sends as we do
        if headers.get("Host", "").partition(":")[0] not in {"127.0.0.1", "localhost"}:
            return 403
        # any site may send a form or plain text to us; for JSON, the browser asks us first, and we do not agree
        if headers.get_content_type() != "application/json":
            return 415
        if not re.fullmatch("[0-9]{1,9}", headers.get("Content-Length", "")):
            return 411
        return 413 if int(headers["Content-Length"]) > LIMIT else 0

    def _send_json(self, data: dict[str, Any]) -> None:
        self._send("application/json", json.dumps(data).encode())

    def _send(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    Handler.folder = Path(sys.argv[1])
    Handler.folder.mkdir(exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2]) if sys.argv[2:] else 8000), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
