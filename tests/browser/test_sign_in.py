"""Signing in with a council's own provider: a real exchange, and the role and areas of the settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import serving
from tests.browser.provider import CLIENT, Provider, provider

PEOPLE = """
[warehouse]
store = "{store}"
[[access.people]]
email = "ann.lee@council.example"
role = "officer"
post = "Probation analyst"
areas = ["E22000341"]
"""
SECRETS = """
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "a text that is long enough for a test of signing in"
client_id = "{client}"
client_secret = "not a secret"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def council() -> Iterator[Provider]:
    """The council's provider."""
    with provider() as answering:
        yield answering


@pytest.fixture(scope="module")
def address(council: Provider, figures: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard with sign-in set up."""
    folder = tmp_path_factory.mktemp("sign-in")
    port = serving.free_port()
    (folder / "secrets.toml").write_text(SECRETS.format(port=port, client=CLIENT, issuer=council.issuer), "utf-8")
    (folder / "people.toml").write_text(PEOPLE.format(store=(folder / "store").as_posix()), "utf-8")
    more = {"STREAMLIT_SECRETS_FILES": str(folder / "secrets.toml"), "CSP_SETTINGS": str(folder / "people.toml")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serving, "free_port", lambda: port)
        with serving.served(folder, figures, surroundings=more) as dashboard:
            yield dashboard.address


def after_sign_in(browser: Browser, address: str) -> Page:
    """The upload screen once the provider has said who it is, in a browser of its own."""
    page = browser.new_context().new_page()
    page.goto(f"{address}/upload-a-return?area=Wolverhampton")
    expect(page.get_by_text("Sign in to send or approve returns.")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/", timeout=60_000)
    page.goto(f"{address}/upload-a-return?area=Wolverhampton")
    return page


def test_somebody_the_settings_know_comes_in_with_their_role(browser: Browser, address: str, council: Provider) -> None:
    council.claims = {"email": "Ann.Lee@council.example", "name": "Ann Lee", "email_verified": True}
    page = after_sign_in(browser, address)
    expect(page.get_by_text("Signed in as Ann Lee, Probation analyst.")).to_be_visible(timeout=60_000)
    page.context.close()


def test_somebody_they_do_not_know_is_told_so_and_stays_the_public(
    browser: Browser, address: str, council: Provider
) -> None:
    council.claims = {"email": "no.body@elsewhere.example", "name": "No Body"}
    page = after_sign_in(browser, address)
    expect(page.get_by_text("no role is set for you")).to_be_visible(timeout=60_000)
    page.context.close()
