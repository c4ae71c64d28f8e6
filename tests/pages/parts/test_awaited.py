"""Every need of the papers belongs to a page that exists and prints it."""

import ast
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import PAGES
from queries.strategy.needs import needs

ROOT = Path(__file__).resolve().parents[3]
FILES = {url: ROOT / "pages" / path for group in PAGES.values() for path, _, url in group}
BY_PAGE = sorted({each.page for each in needs()})


def listed_on(page: Path) -> set[str]:
    """The addresses for which a page lists the needs of the papers."""
    calls = [node for node in ast.walk(ast.parse(page.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "awaited"]
    return {call.args[0].value for call in named if isinstance(call.args[0], ast.Constant)}


@pytest.mark.parametrize("page", BY_PAGE)
def test_the_page_of_a_need_exists_and_lists_it(page: str) -> None:
    assert page in FILES
    assert listed_on(FILES[page]) == {page}


def _list(page: str) -> None:
    from pages.parts.awaited import awaited  # the script runs by itself

    awaited(page, None)


@pytest.mark.parametrize("page", BY_PAGE)
def test_every_need_is_printed_with_what_it_waits_for(warehouse: Path, page: str) -> None:
    run = AppTest.from_function(_list, args=(page,)).run()
    printed = run.get("html")[0].proto.body
    for each in needs():
        if each.page == page:
            assert f"<strong>{escape(each.need)}.</strong>" in printed
            assert escape(each.waits_for) in printed
