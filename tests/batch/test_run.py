"""A whole batch: nothing is lost, whatever happens to it."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from eventcoder.batch import run as run_module
from eventcoder.batch.engine import Batch
from eventcoder.batch.export import Duplicates, Output
from eventcoder.batch.journal import working_folder
from eventcoder.batch.run import Job, StoppedError, rejects_file
from eventcoder.batch.worker import Worker
from eventcoder.cli import app
from eventcoder.errors import InputError

SENTENCES = [
    "France condemned Iran on Monday.",
    "Kenya accused Uganda of arming rebels.",
    "The minister went home.",
    "Police in Mali arrested two French journalists.",
    "Japan and Chad signed a trade agreement.",
]
PROGRAM = "from eventcoder.cli import main; main()"


def write_articles(path, number, damaged=()):
    lines = []
    for index in range(number):
        day = f"2024-05-{1 + index % 28:02}"
        article = {"id": f"a{index}", "date": day, "text": SENTENCES[index % len(SENTENCES)], "source": f"Paper {index % 3}"}
        lines.append("{broken" if index in damaged else json.dumps(article))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def job(coder, tmp_path, monkeypatch):
    """A job over JSON Lines, coded in this process by the coder that is loaded already."""
    monkeypatch.setattr("eventcoder.batch.worker.load", lambda dictionaries, model: coder)

    def made(number=10, damaged=(), **settings):
        articles = write_articles(tmp_path / "news.jsonl", number, damaged)
        return Job(inputs=[str(articles)], output=Output(path=tmp_path / "events.jsonl"), **settings)

    return made


def run(job):
    return job.run(job.begin())


def rows(job):
    return [json.loads(line) for line in job.output.path.read_text(encoding="utf-8").splitlines()]


class TestOutput:
    def test_events_come_in_the_order_of_articles_and_are_numbered(self, job):
        batch = job()
        counts = run(batch)
        found = rows(batch)
        assert (counts.articles, counts.events, counts.rejected) == (10, len(found), 0)
        assert [row["event_id"] for row in found] == list(range(1, len(found) + 1))
        numbers = [row["article"]["number"] for row in found]
        assert numbers == sorted(numbers)
        assert found[0]["article"]["id"] == "a0"
        assert found[0]["code"] == "111"
        assert not working_folder(batch.output.path).exists()
        assert not rejects_file(batch.output.path).exists()

    def test_what_cannot_be_used_stands_in_the_rejects_with_its_reason(self, job):
        batch = job(damaged={2, 7})
        counts = run(batch)
        assert (counts.articles, counts.rejected) == (8, 2)
        rejected = [json.loads(line) for line in rejects_file(batch.output.path).read_text(encoding="utf-8").splitlines()]
        assert [line["place"].rpartition(":")[2] for line in rejected] == ["3", "8"]
        assert all("not JSON" in line["reason"] for line in rejected)

    def test_an_article_that_the_coder_fails_on_is_rejected_alone(self, job, coder, monkeypatch):
        pipe = type(coder).pipe

        def failing(self, articles, require_dyad=True):
            articles = list(articles)
            if any("Uganda" in article["text"] for article in articles):
                raise RecursionError("too deep")
            return pipe(self, articles, require_dyad)

        monkeypatch.setattr(type(coder), "pipe", failing)
        batch = job(5)
        counts = run(batch)
        assert (counts.articles, counts.rejected) == (4, 1)
        assert "RecursionError: too deep" in rejects_file(batch.output.path).read_text(encoding="utf-8")

    def test_duplicates_are_kept_left_out_or_merged(self, job, tmp_path):
        kept = job(56)  # every day twice, with different sentences
        run(kept)
        spool_rows = rows(kept)
        keys = {(row["date"], row["source"]["code"], row["target"]["code"], row["code"]) for row in spool_rows}
        for how in (Duplicates.FIRST, Duplicates.MERGE):
            other = Job(inputs=kept.inputs, output=Output(path=tmp_path / f"{how}.jsonl", duplicates=how))
            run(other)
            assert len(rows(other)) == len(keys)

    @pytest.mark.parametrize("format", ["gdelt", "gdelt-mentions", "icews", "phoenix", "polecat", "petrarch2", "csv"])
    def test_every_format_is_written(self, job, tmp_path, format):
        base = job()
        path = tmp_path / f"events.{format}"
        run(Job(inputs=base.inputs, output=Output(path=path, format=format)))
        assert len(path.read_text(encoding="utf-8").splitlines()) >= 8

    def test_parquet_is_read_by_pandas(self, job, tmp_path):
        import pandas as pd  # noqa: PLC0415 - takes a second

        base = job()
        run(Job(inputs=base.inputs, output=Output(path=tmp_path / "events.parquet")))
        assert pd.read_parquet(tmp_path / "events.parquet")["code"].iloc[0] == "111"

    def test_a_suffix_that_tells_no_format_is_refused(self, tmp_path):
        with pytest.raises(InputError, match="its suffix tells no format; name one by --to: jsonl, csv"):
            Output(path=tmp_path / "events.tsv")


class TestSafety:
    def test_an_output_that_is_there_is_refused(self, job):
        batch = job()
        run(batch)
        before = batch.output.path.read_bytes()
        with pytest.raises(InputError, match="is there already"):
            run(batch)
        assert batch.output.path.read_bytes() == before
        run(job(overwrite=True))
        assert batch.output.path.read_bytes() == before

    def test_after_an_interruption_the_same_job_goes_on(self, job, monkeypatch):
        whole = job(300)
        run(whole)
        expected = whole.output.path.read_bytes()
        whole.output.path.unlink()
        code, calls = Worker.code, []

        def interrupted(self, records):
            calls.append(len(records))
            if len(calls) == 3:
                raise KeyboardInterrupt
            return code(self, records)

        monkeypatch.setattr(Worker, "code", interrupted)
        journal = whole.begin()
        with pytest.raises(KeyboardInterrupt):
            whole.run(journal)
        journal.close()
        done = journal.counts.records
        assert done == sum(calls[:2]) > 0
        assert not whole.output.path.exists()
        calls.clear()
        calls += [0, 0, 0]
        run(whole)
        assert sum(calls) == 300 - done
        assert whole.output.path.read_bytes() == expected

    def test_a_changed_input_is_not_gone_on_with(self, job):
        batch = job()
        batch.begin().close()
        os.utime(batch.inputs[0], (1, 1))
        with pytest.raises(InputError, match=r"begun otherwise \(inputs\)"):
            batch.begin()

    def test_a_full_disk_is_told_and_resumed_from(self, job, monkeypatch):
        whole = job()
        run(whole)
        expected = whole.output.path.read_bytes()
        whole.output.path.unlink()
        with monkeypatch.context() as context:
            context.setattr(
                run_module.Output, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device"))
            )
            journal = whole.begin()
            with pytest.raises(StoppedError, match=r"No space left on device.*run the same command again"):
                whole.run(journal)
            journal.close()
        run(whole)
        assert whole.output.path.read_bytes() == expected

    def test_a_missing_input_is_told_before_anything_is_coded(self, tmp_path):
        missing = Job(inputs=[str(tmp_path / "none.jsonl")], output=Output(path=tmp_path / "events.jsonl"))
        with pytest.raises(InputError, match=r"none.jsonl: cannot be read"):
            run(missing)

    def test_progress_is_reported_with_the_share_of_the_input(self, job):
        shares = []

        class Report:
            def __call__(self, counts, share=None):
                shares.append(share)

        batch = job(200)
        batch.run(batch.begin(), Report())
        assert shares[-1] == 1.0
        assert shares == sorted(shares)


class TestCommand:
    def ran(self, *arguments):
        return CliRunner().invoke(app, ["batch", *map(str, arguments)])

    def test_the_exit_status_says_how_it_went(self, job, tmp_path):
        inputs = job(damaged={1}).inputs
        result = self.ran(*inputs, "-o", tmp_path / "out.jsonl", "-j", 1)
        assert result.exit_code == 1
        assert "9 articles," in result.stderr
        assert "1 rejected" in result.stderr
        assert self.ran(*job().inputs, "-o", tmp_path / "fine.jsonl", "-j", 1).exit_code == 0

    def test_quiet_says_nothing(self, job, tmp_path):
        assert self.ran(*job().inputs, "-o", tmp_path / "out.jsonl", "-j", 1, "-q").output == ""

    def test_progress_as_json(self, job, tmp_path):
        result = self.ran(*job().inputs, "-o", tmp_path / "out.jsonl", "-j", 1, "--log-json")
        last = json.loads(result.stderr.splitlines()[-1])
        assert last["articles"] == 10
        assert last["rejected"] == 0

    def test_columns_may_be_named(self, job, tmp_path):
        (tmp_path / "other.csv").write_text("wire,when\nFrance condemned Iran.,17.05.2024\n", encoding="utf-8")
        result = self.ran(
            tmp_path / "other.csv", "-o", tmp_path / "o.csv", "-j", 1, "--column", "text=wire", "--column", "date=when"
        )
        job()
        assert result.exit_code == 0
        assert "2024-05-17" in (tmp_path / "o.csv").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--resume"], "no batch to resume"),
            (["--duplicates", "some"], "there are keep, first, merge"),
            (["--column", "text"], "write ROLE=NAME"),
            (["--to", "xls"], "no output format 'xls'"),
            (["--format", "doc"], "no input format 'doc'"),
        ],
    )
    def test_mistakes_are_told(self, job, tmp_path, arguments, message):
        result = self.ran(*job().inputs, "-o", tmp_path / "out.jsonl", *arguments)
        assert isinstance(result.exception, InputError)
        assert message in str(result.exception)


def command(articles, output, workers):
    return [sys.executable, "-c", PROGRAM, "batch", str(articles), "-o", str(output), "-j", str(workers), "-q"]


@pytest.mark.slow
def test_any_number_of_workers_gives_the_same_bytes(tmp_path):
    articles = write_articles(tmp_path / "news.jsonl", 500, damaged={17, 250})
    for workers in (1, 2, 3):
        done = subprocess.run(command(articles, tmp_path / f"{workers}.jsonl", workers), check=False)
        assert done.returncode == 1
    first = (tmp_path / "1.jsonl").read_bytes()
    assert (tmp_path / "2.jsonl").read_bytes() == first
    assert (tmp_path / "3.jsonl").read_bytes() == first


@pytest.mark.slow
def test_twenty_kills_change_nothing(tmp_path, monkeypatch):
    articles = write_articles(tmp_path / "news.jsonl", 4000, damaged={5, 3000})
    whole, output = tmp_path / "whole.jsonl", tmp_path / "events.jsonl"
    subprocess.run(command(articles, whole, 2), check=False)
    chance = random.Random(7)
    kills = 0
    while kills < 20:
        process = subprocess.Popen(command(articles, output, 1 + kills % 2), start_new_session=True)
        try:
            process.wait(chance.uniform(0.5, 6.0))
            output.unlink(missing_ok=True)  # it was done before the kill: begin anew
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
    subprocess.run(command(articles, output, 2), check=False)
    assert output.read_bytes() == whole.read_bytes()
    assert rejects_file(output).read_bytes() == rejects_file(whole).read_bytes()


@pytest.mark.slow
def test_control_c_ends_cleanly_and_without_a_traceback(tmp_path):
    articles = write_articles(tmp_path / "news.jsonl", 150_000)
    run = command(articles, tmp_path / "events.jsonl", 2)
    process = subprocess.Popen(run, stderr=subprocess.PIPE, text=True, start_new_session=True)
    journal = working_folder(tmp_path / "events.jsonl") / "journal"
    while process.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") > 1):
        time.sleep(0.1)  # until there is a commit
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert "the same command goes on" in told


def test_commits_are_made_on_the_way(job, monkeypatch):
    batch = job(300)
    journal = batch.begin()
    lines = []
    commit = type(journal).commit
    monkeypatch.setattr(type(journal), "commit", lambda self: (lines.append(1), commit(self))[1])
    Batch(batch.setup, seconds=0).run(iter([]), journal)
    assert len(lines) == 1
    monkeypatch.setattr(run_module, "Batch", lambda setup, workers, report: Batch(setup, workers, 0, report))
    batch.run(journal)
    assert len(lines) > 4
