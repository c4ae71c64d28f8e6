"""What the web server says around the pages, asked of the running dashboard."""

from http.client import HTTPConnection, HTTPResponse

import pytest

from tests.browser.serving import Dashboard

PATHS = ["/", "/area", "/app/static/csp.geojson", "/_stcore/health", "/no/such/thing.js"]


def ask(dashboard: Dashboard, method: str, path: str, headers: dict[str, str] | None = None) -> HTTPResponse:
    """One request without a browser, and its answer."""
    line = HTTPConnection("localhost", dashboard.port, timeout=30)
    line.request(method, path, headers=headers or {})
    return line.getresponse()


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_security_headers(dashboard: Dashboard, path: str) -> None:
    answer = ask(dashboard, "GET", path)
    policy = str(answer.getheader("Content-Security-Policy"))
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("X-Frame-Options") == "DENY"
    assert answer.getheader("Referrer-Policy") == "same-origin"


def test_an_upload_from_another_site_is_refused(dashboard: Dashboard) -> None:
    answer = ask(dashboard, "PUT", "/_stcore/upload_file/session/file", {"Content-Type": "text/plain"})
    assert answer.status == 403


def test_a_visitor_under_a_strange_host_name_is_refused(dashboard: Dashboard) -> None:
    upgrade = {
        "Host": "evil.example",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert ask(dashboard, "GET", "/_stcore/stream", upgrade).status == 403


def test_the_front_page_is_found_by_its_name_too(dashboard: Dashboard) -> None:
    answer = ask(dashboard, "GET", "/area?area=Boston&compare=England+and+Wales")
    assert (answer.status, answer.getheader("Location")) == (307, "./?area=Boston&compare=England+and+Wales")
