"""A small OpenID Connect provider on this computer: signs in whom it is told to, without asking."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "dashboard"
_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


class Provider(ThreadingHTTPServer):
    """claims: who the next person to sign in is."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.claims: dict[str, object] = {}
        self.nonces: dict[str, str] = {}

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.server_port}"

    def identity(self, nonce: str) -> str:
        """The signed statement of who somebody is."""
        now = int(time.time())
        times = {"iat": now, "exp": now + 600}
        who = {"iss": self.issuer, "aud": CLIENT, "sub": "1", "nonce": nonce, **times, **self.claims}
        return jwt.encode({"alg": "RS256", "kid": "one"}, who, _KEY)


class _Answers(BaseHTTPRequestHandler):
    server: Provider

    def log_message(self, *_: object) -> None:
        """Say nothing on the console."""

    def do_GET(self) -> None:  # noqa: N802  named by the library
        """Discovery, keys, and the sign-in that is over at once."""
        asked = urlsplit(self.path)
        issuer = self.server.issuer
        if asked.path == "/.well-known/openid-configuration":
            ends = {"authorization": "authorize", "token": "token"}
            about = {f"{name}_endpoint": f"{issuer}/{end}" for name, end in ends.items()}
            self._json(about | {"issuer": issuer, "jwks_uri": f"{issuer}/keys"})
        elif asked.path == "/keys":
            self._json({"keys": [_KEY.as_dict(private=False)]})
        else:
            self._send_back({name: values[0] for name, values in parse_qs(asked.query).items()})

    def do_POST(self) -> None:  # noqa: N802
        """The code for the statement."""
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        nonce = self.server.nonces.get(sent["code"][0], "")
        self._json({"access_token": "none", "token_type": "Bearer", "id_token": self.server.identity(nonce)})

    def _send_back(self, asked: dict[str, str]) -> None:
        code = f"code-{len(self.server.nonces)}"
        self.server.nonces[code] = asked.get("nonce", "")
        self.send_response(302)
        answer = urlencode({"code": code, "state": asked["state"]})
        self.send_header("Location", f"{asked['redirect_uri']}?{answer}")
        self.end_headers()

    def _json(self, content: dict[str, object]) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that answers for the length of the block."""
    with Provider() as answering:
        thread = Thread(target=answering.serve_forever, daemon=True)
        thread.start()
        try:
            yield answering
        finally:
            answering.shutdown()
            thread.join()
