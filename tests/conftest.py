"""What all tests share: the coder with its real model and dictionaries, loaded once."""
