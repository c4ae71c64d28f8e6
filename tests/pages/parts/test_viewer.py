"""Who is looking: only a council's sign-in, or somebody at the server's own computer, is more than the public."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from data.settings import settings
from pages.parts import viewer as looking
from queries.access import Viewer
from queries.people import introduced

HERE = {"Origin": "http://localhost:8501", "Host": "localhost:8501"}
PEOPLE = """
[access]
claim = "email"
from_this_computer = {here}
[[access.people]]
email = "Ann.Lee@council.example"
role = "officer"
post = "Probation analyst"
areas = ["E22000337"]
[[access.people]]
email = "bo.fox@council.example"
role = "Approver"
post = "Head of the partnership"
[[access.people]]
email = "odd@council.example"
role = "emperor"
"""


class Session:
    """What Streamlit would say about one visit."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.state: dict[str, Any] = {}
        self.user: dict[str, Any] = {}
        self.context = SimpleNamespace(ip_address=None, headers=dict(HERE))
        fake = SimpleNamespace(
            session_state=self.state,
            user=SimpleNamespace(to_dict=lambda: self.user),
            context=self.context,
        )
        monkeypatch.setattr(looking, "st", fake)
        monkeypatch.setattr(looking, "visited", lambda: True)

    def signed_in(self, **claims: object) -> None:
        """As Streamlit says it once somebody has signed in."""
        self.user = {"is_logged_in": True, **claims}

    def passed_on(self, address: str | None = None, **headers: str) -> None:
        """A visit from elsewhere."""
        self.context.ip_address = address
        self.context.headers = HERE | {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Any:
    """A visit to a council's dashboard with three people in its settings."""
    path = tmp_path / "settings.toml"
    path.write_text(PEOPLE.format(here="true"), "utf-8")
    monkeypatch.setenv("CSP_SETTINGS", str(path))
    settings.cache_clear()
    yield Session(monkeypatch)
    settings.cache_clear()


def test_everybody_is_the_public_at_first(session: Session) -> None:
    assert looking.viewer() == Viewer()
    assert looking.audience() == "public"
    assert "not verified" in looking.identity_words()


def test_somebody_at_this_computer_acts_after_name_and_post(session: Session) -> None:
    looking.introduce("Ann Lee", "Analyst", "officer")
    who = looking.viewer()
    assert (who.role, who.name, who.post, who.verified) == ("officer", "Ann Lee", "Analyst", False)
    assert "identity is not verified" in looking.identity_words()
    looking.forget_who()
    assert looking.viewer() == Viewer()


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("10.0.0.7", {}),
        (None, {"X_Forwarded_For": "10.0.0.7"}),
        (None, {"Forwarded": "for=10.0.0.7"}),
        (None, {"Via": "1.1 proxy"}),
        (None, {"X_Real_IP": "10.0.0.7"}),
        (None, {"Origin": "https://dashboard.council.example"}),
        (None, {"Host": "dashboard.council.example"}),
        (None, {"Origin": ""}),
        (None, {"Origin": "http://localhost.council.example:8501"}),
    ],
)
def test_nobody_elsewhere_acts_without_sign_in(
    session: Session, address: str | None, headers: Mapping[str, str]
) -> None:
    looking.introduce("Ann Lee", "Analyst", "officer")
    session.passed_on(address, **headers)
    assert looking.viewer() == Viewer()
    assert "only at the dashboard's own computer" in looking.identity_words()


def test_a_council_can_shut_the_door_at_the_computer_too(session: Session, tmp_path: Any) -> None:
    looking.introduce("Ann Lee", "Analyst", "officer")
    (tmp_path / "settings.toml").write_text(PEOPLE.format(here="false"), "utf-8")
    settings.cache_clear()
    assert looking.viewer() == Viewer()


def test_sign_in_gives_the_role_and_areas_of_the_settings(session: Session) -> None:
    session.signed_in(email="ann.lee@COUNCIL.example", name="Ann Lee", email_verified=True)
    who = looking.viewer()
    assert (who.role, who.verified, who.post) == ("officer", True, "Probation analyst")
    assert {"E22000337", "E08000027"} <= who.areas
    session.signed_in(email="bo.fox@council.example", name="Bo Fox")
    assert (looking.viewer().role, looking.viewer().areas) == ("approver", frozenset())


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@council.example", "name": "No Body"},
        {"email": "ann.lee@council.example", "email_verified": False},
        {"email": "odd@council.example"},
        {"email": ""},
        {"name": "Ann Lee"},
        {"email": None},
    ],
)
def test_a_sign_in_the_settings_do_not_know_sees_what_the_public_sees(session: Session, claims: dict[str, Any]) -> None:
    session.signed_in(**claims)
    assert looking.viewer().role == "public"


def test_who_is_put_in_or_taken_out_of_the_settings_is_so_at_the_next_run(session: Session, tmp_path: Any) -> None:
    file = tmp_path / "settings.toml"
    session.signed_in(email="cy.day@council.example", name="Cy Day")
    assert looking.viewer().role == "public"
    file.write_text(file.read_text("utf-8").replace("odd@council", "cy.day@council").replace("emperor", "officer"))
    assert looking.viewer().role == "officer"
    file.write_text(PEOPLE.format(here="true"), "utf-8")
    assert looking.viewer().role == "public"


def test_a_settings_file_that_cannot_be_read_lets_nobody_stay_in(session: Session, tmp_path: Any) -> None:
    session.signed_in(email="bo.fox@council.example", name="Bo Fox")
    assert looking.viewer().role == "approver"
    (tmp_path / "settings.toml").write_text("[[access.people", "utf-8")
    assert looking.viewer().role == "public"
    (tmp_path / "settings.toml").unlink()
    assert looking.viewer().role == "public"


def test_a_name_given_at_the_computer_counts_for_nothing_once_sign_in_is_set_up(session: Session) -> None:
    session.state["who"] = introduced("Ann Lee", "Analyst", "approver")
    session.user = {"is_logged_in": False}
    assert looking.viewer() == Viewer()
    assert looking.identity_words() == "Sign in to send or approve returns."


def test_while_presenting_everybody_sees_what_the_public_sees(session: Session) -> None:
    session.signed_in(email="bo.fox@council.example", name="Bo Fox")
    assert looking.audience() == "approver"
    session.state["presenting"] = True
    assert looking.audience() == "public"
