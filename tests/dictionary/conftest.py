"""Tiny dictionaries in a folder of their own: these tests never read the dictionaries that come with eventcoder."""

import pytest

from eventcoder.dictionary.load import compile_dictionary, read_files
from eventcoder.errors import DictionaryError

ONTOLOGY = """\
codes:
  "04": {name: Consult, goldstein: 1, quad: 1}
  "040": {name: "Consult, unspecified", parent: "04", goldstein: 1, quad: 1}
  "042": {name: Make a visit, parent: "04", goldstein: 1.9, quad: 1}
  "043": {name: Host a visit, parent: "04", goldstein: 2.8, quad: 1}
  "11": {name: Disapprove, goldstein: -2, quad: 3}
  "111": {name: Criticize or denounce, parent: "11", goldstein: -2, quad: 3}
  "12": {name: Reject, goldstein: -4, quad: 3}
  "120": {name: "Reject, unspecified", parent: "12", goldstein: -4, quad: 3}
  "125": {name: Reject proposal to meet, parent: "12", goldstein: -5, quad: 3}
  "16": {name: Reduce relations, goldstein: -4, quad: 4}
  "163": {name: Impose embargo, parent: "16", goldstein: -8, quad: 4}
roles:
  primary: {order: 3, codes: {GOV: government, MIL: military, OPP: opposition, REB: rebels}}
  secondary: {order: 7, codes: {ELI: elites, LEG: parliament}}
operators:
  same: {subject: source, identity: yes}
  refuse: {subject: source, table: {"04": "125"}}
"""


class Workshop:
    """Writes layers of dictionary files and compiles them."""

    def __init__(self, folder):
        self.folder = folder

    def folders(self, *layers):
        """A folder for each layer; a layer is the text of one file, or texts by file name."""
        made = []
        for number, layer in enumerate(layers):
            folder = self.folder / f"layer{number}"
            files = {"words.yaml": layer} if isinstance(layer, str | bytes) else dict(layer)
            if number == 0:
                files.setdefault("cameo.yaml", ONTOLOGY)
            for name, content in files.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
            made.append(folder)
        return made

    def build(self, *layers):
        return compile_dictionary(read_files(self.folders(*layers)))

    def problems(self, *layers):
        """The mistakes of a dictionary that cannot be compiled, otherwise its warnings."""
        try:
            return self.build(*layers).warnings
        except DictionaryError as error:
            return error.problems

    def ids(self, *layers):
        return [problem.id for problem in self.problems(*layers)]

    def entries(self, *layers):
        """The actors of a dictionary by their name."""
        return {name.entry.name: name.entry for name in self.build(*layers).names_listed()}

    def names(self, *layers):
        """All written forms, as text."""
        return {" ".join(name.surface) for name in self.build(*layers).names_listed()}

    def patterns(self, entry):
        """The patterns of the one predicate entry given, in YAML without the section's head."""
        lines = "\n".join(f"    {line}" for line in entry.splitlines())
        return self.build(f"predicates:\n  -\n{lines}\n").entries[0].patterns


@pytest.fixture
def workshop(tmp_path):
    return Workshop(tmp_path)
