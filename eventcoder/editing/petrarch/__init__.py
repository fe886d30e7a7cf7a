"""Moving over from TABARI, PETRARCH and PETRARCH2: their dictionaries as a folder of ours."""
