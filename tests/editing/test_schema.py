"""The JSON Schema takes every dictionary file that is in order, and refuses what it can know to be a mistake."""

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
import yaml
from tiny import WORLD
from typer.testing import CliRunner

from eventcoder.cli import app
from eventcoder.dictionary.load import default_folder

SCHEMA = json.loads(resources.files("eventcoder").joinpath("dictionary", "schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
FILES = sorted(default_folder().rglob("*.yaml"))
BAD = Path(__file__).parents[1] / "bad_dictionaries"
# What a schema can know of a file by itself; misspelt names of codes, sets and operators it cannot.
REFUSED = [
    "E02-colon-in-list-item", "E02-entries-without-dashes", "E02-goldstein-and-quad", "E02-list-for-file", "E02-list-for-text",
    "E02-not-yes-or-no", "E02-priority-in-words", "E02-text-for-entry", "E02-text-for-list", "E03-country-misspelt",
    "E03-dates-beside-terms", "E03-key-of-another-section", "E03-unknown-key", "E03-unknown-section",
    "E05-actor-without-code", "E05-agents-of-two-kinds", "E05-country-without-code", "E05-entry-without-code",
    "E05-entry-without-words", "E05-file-of-no-country", "E06-no-actor-code", "E06-no-country-code", "E07-no-date",
    "E08-no-star", "E08-two-stars", "E09-example-without-arrow", "E09-non-example-with-arrow",
]  # fmt: skip


def read(text):
    return yaml.load(text, Loader=yaml.CBaseLoader)  # every value is text, as eventcoder reads it


def mistakes(text):
    return [error.message for error in VALIDATOR.iter_errors(read(text))]


def test_it_is_a_schema():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_every_default_dictionary_is_valid():
    found = {path.name: errors for path in FILES if (errors := mistakes(path.read_text(encoding="utf-8")))}
    assert len(FILES) > 200
    assert found == {}


@pytest.mark.parametrize("name", WORLD)
def test_the_dictionaries_of_the_tests_are_valid(name):
    assert mistakes(WORLD[name]) == []


@pytest.mark.parametrize("name", REFUSED)
def test_a_mistake_is_refused(name):
    assert mistakes((BAD / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "predicates: [{verbs: [zap], code: 111, mutual: both}]",
        "modals: [{words: [will]}]",
        "sets: {empty: []}",
        'codes: {"9": {name: Nine, goldstein: 1, quad: 1}}',
        "roles: {primary: {order: 1, codes: {Gov: government}}}",
        "country: France\ncode: FRA\npeople: [{names: [Macron]}]",
    ],
)
def test_further_mistakes_are_refused(text):
    assert mistakes(text)


@pytest.mark.parametrize(
    "text",
    [
        "predicates: [{verbs: [zap], code: 111, mutual: yes, priority: 1}]",
        "country: Norway\ncode: NOR\npeople: [{name: A, from: 2017}]",
    ],
)
def test_values_as_editors_read_them_are_valid(text):
    """VS Code reads numbers and flags where eventcoder reads text."""
    assert [error.message for error in VALIDATOR.iter_errors(yaml.safe_load(text))] == []


def test_the_command_prints_it():
    done = CliRunner().invoke(app, ["dict", "schema"])
    assert done.exit_code == 0
    assert json.loads(done.stdout) == SCHEMA
