"""Code a folder of articles, or a file of them, and plot its events by day and by quad class.

    pip install 'eventcoder[examples]'
    python plot_events.py news/ events.png
    python plot_events.py news.jsonl events.png

It reads what docs/input.md says. An event without a date counts for its quad class, but has no day.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser

import attrs
import pandas as pd
from matplotlib.figure import Figure

import eventcoder
from eventcoder.batch.article import Article
from eventcoder.batch.readers.read import read

# GDELT's four classes and their numbers.
QUAD_CLASSES = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
COLORS = ["#9ecae1", "#3182bd", "#fdae6b", "#d6423b"]


def read_frame(path: str) -> pd.DataFrame:
    """The articles of a file or folder; what is no article is said on standard error."""
    records = list(read([path]))
    for record in records:
        if not isinstance(record, Article):
            print(f"{record.place}: {record.reason}", file=sys.stderr)
    names = [field.name for field in attrs.fields(Article)]
    return pd.DataFrame([attrs.asdict(record) for record in records if isinstance(record, Article)], columns=names)


def count_by_day(events: pd.DataFrame) -> pd.DataFrame:
    """How many events each day has, one column for each quad class, days without events included."""
    dated = events.dropna(subset="date")
    counts = pd.crosstab(pd.to_datetime(dated["date"]), dated["quad_class"]).reindex(columns=list(QUAD_CLASSES), fill_value=0)
    return counts.asfreq("D", fill_value=0) if len(counts) else counts


def plot(events: pd.DataFrame, target: str) -> None:
    """Draw both charts into an image file."""
    figure = Figure(figsize=(12, 4), layout="constrained")
    by_day, by_class = figure.subplots(1, 2, width_ratios=[3, 1])
    days = count_by_day(events)
    bottom = 0
    for (number, name), color in zip(QUAD_CLASSES.items(), COLORS, strict=True):
        by_day.bar(days.index, days[number], bottom=bottom, width=1, color=color, label=name)
        bottom = days[number] + bottom
    by_day.set(title="Events by day", ylabel="events")
    by_day.tick_params(axis="x", rotation=30)
    by_day.legend()
    totals = events["quad_class"].value_counts().reindex(list(QUAD_CLASSES), fill_value=0)
    by_class.barh(list(QUAD_CLASSES.values()), totals, color=COLORS)
    by_class.set(title="Events by quad class", xlabel="events")
    by_class.invert_yaxis()
    figure.savefig(target, dpi=150)


def main() -> None:
    """Read, code, plot."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", help="a folder, or a file, of articles")
    parser.add_argument("image", help="the image to write: .png, .svg or .pdf")
    options = parser.parse_args()
    try:
        events = eventcoder.code_frame(read_frame(options.articles))
    except eventcoder.EventcoderError as error:
        sys.exit(f"plot_events.py: {error}")
    plot(events, options.image)
    print(f"{len(events)} events, {events['date'].isna().sum()} of them without a date, in {options.image}")


if __name__ == "__main__":
    main()
