"""The dictionaries: reading YAML files, checking them, and the compiled form that coding works on."""
