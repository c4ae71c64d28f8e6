"""Nothing of a return goes unexplained: help page, data dictionary and Methods are held against the specifications."""

import csv
import tomllib
from html import escape
from io import StringIO

import pytest
from streamlit.testing.v1 import AppTest

from data.returns.spec import SPECS, Spec, specs
from data.settings import CATALOGUE, ROOT
from pages.parts.export import csv_file
from queries.returns.shelf import dictionary_rows, help_of, returns, use

ALL = list(specs().values())


def told(page: AppTest) -> str:
    """Everything a page says, as one text."""
    assert not page.exception
    return " ".join([block.proto.body for block in page.get("html")] + [item.label for item in page.expander])


@pytest.fixture(scope="module")
def help_page() -> AppTest:
    """The help page as it opens."""
    return AppTest.from_file(str(ROOT / "pages" / "returns" / "help.py"), default_timeout=60).run()


@pytest.fixture(scope="module")
def methods(warehouse: object) -> str:
    """Everything that Methods and glossary says."""
    return told(AppTest.from_file(str(ROOT / "pages" / "about" / "methods.py"), default_timeout=60).run())


def test_every_specification_is_on_the_shelf() -> None:
    assert {path.stem for path in SPECS.glob("*.toml")} == {f"r{int(code[1:]):02}" for code in returns()}


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.code)
def test_the_help_page_explains_every_column_list_and_rule(help_page: AppTest, spec: Spec) -> None:
    box = help_page.selectbox[0]
    says = told(box.set_value(f"{spec.code} {spec.title}").run())
    wanted = [spec.purpose, spec.grain, *(text for column in spec.columns for text in (column.label, column.help))]
    wanted += [entry for column in spec.of_type("code") for entry in spec.lists[column.codes].values()]
    wanted += [rate.label for rate in spec.rates] + [entry["What to do"][1:] for entry in help_of(spec).own_checks]
    assert [text for text in wanted if escape(text) not in says] == []


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.code)
def test_methods_lists_every_return_and_column(methods: str, spec: Spec) -> None:
    wanted = [f"{spec.code} {spec.title}", *(column.help for column in spec.columns)]
    assert [text for text in wanted if escape(text) not in methods and text not in methods] == []


def test_the_dictionary_file_holds_every_column_once() -> None:
    rows = dictionary_rows()
    content = csv_file(list(rows[0]), [list(row.values()) for row in rows]).decode("utf-8-sig")
    listed = [(row["Return"], row["Column"]) for row in csv.DictReader(StringIO(content))]
    assert listed == [(spec.code, column.label) for spec in ALL for column in spec.columns]


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.code)
def test_every_return_says_what_waits_for_it(spec: Spec) -> None:
    purpose = use(spec.code)
    assert purpose.screens
    assert purpose.asks.endswith("?")
    assert purpose.stops.endswith(".")


def test_no_return_is_described_that_does_not_exist() -> None:
    written = tomllib.loads((CATALOGUE / "returns_uses.toml").read_text("utf-8"))
    assert list(written) == list(specs())
