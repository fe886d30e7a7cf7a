"""Who is who: names, noun phrases and references."""
