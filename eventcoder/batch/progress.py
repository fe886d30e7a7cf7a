"""How a batch tells where it stands: a bar on a terminal, or lines of JSON for a log."""

from __future__ import annotations

import json
import time
from types import TracebackType
from typing import Protocol, Self, TextIO

from attrs import asdict, define, field
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from eventcoder.batch.journal import Counts

__all__ = ["Bar", "Lines", "Report", "Silent"]


class Report(Protocol):
    """Told about the counts of a batch, and which share of its input has been read (0 to 1, None where unknown)."""

    def __call__(self, counts: Counts, share: float | None = None) -> None:
        """Take note."""
        ...

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End."""
        ...


@define
class Silent:
    """Tells nothing."""

    def __call__(self, counts: Counts, share: float | None = None) -> None:
        """Take no note."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


@define
class Bar:
    """A bar with the rate, events, failures and the time left. `begun` are the counts of the runs before."""

    console: Console
    begun: Counts = field(factory=Counts)
    _started: float = field(init=False, factory=time.monotonic)
    _progress: Progress = field(init=False)

    def __attrs_post_init__(self) -> None:
        texts = TextColumn("{task.description}")
        columns = (SpinnerColumn(), BarColumn(), texts, TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
        self._progress = Progress(*columns, console=self.console, transient=True, refresh_per_second=4)
        self._progress.add_task("reading", total=None)

    def __call__(self, counts: Counts, share: float | None = None) -> None:
        """Show the counts."""
        rate = (counts.records - self.begun.records) / max(time.monotonic() - self._started, 1e-9)
        text = f"{counts.articles:,} articles ({rate:,.0f}/s), {counts.events:,} events, {counts.rejected:,} rejected"
        done = {} if share is None else {"completed": share, "total": 1.0}
        self._progress.update(self._progress.task_ids[0], description=text, **done)  # type: ignore[arg-type]

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()


@define
class Lines:
    """A line of JSON every so many seconds, and one at the end."""

    stream: TextIO
    begun: Counts = field(factory=Counts)
    seconds: float = 10.0
    _started: float = field(init=False, factory=time.monotonic)
    _told: float = field(init=False, factory=time.monotonic)
    _last: tuple[Counts, float | None] = field(init=False, default=(Counts(), None))

    def __call__(self, counts: Counts, share: float | None = None) -> None:
        """Write the counts, if it is time to."""
        self._last = counts, share
        if time.monotonic() - self._told >= self.seconds:
            self._tell()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._tell()

    def _tell(self) -> None:
        counts, share = self._last
        self._told = time.monotonic()
        seconds = self._told - self._started
        rate = (counts.records - self.begun.records) / max(seconds, 1e-9)
        left = None if not share else round(seconds * (1 - share) / share)
        line = {**asdict(counts), "seconds": round(seconds, 1), "articles_per_second": round(rate, 1), "seconds_left": left}
        print(json.dumps(line), file=self.stream, flush=True)
