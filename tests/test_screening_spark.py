"""Screening on Spark, in this process and by Spark Connect: `make test-spark` runs this where Java is."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest
from screened import crowd, differences, read, screener, typed
from test_screening_frames import ODD
from test_screening_frames import typed as frame_of

import dmtcheck
from dmtcheck import Checker
from dmtcheck.domain import AS_OF
from dmtcheck.screening.selfcheck import selfcheck
from dmtcheck.screening.single import answer
from dmtcheck.terms import DRUGS

pyspark = pytest.importorskip("pyspark", reason="make test-spark installs it")
pytestmark = pytest.mark.filterwarnings("default")  # of pandas, which this does not use


@pytest.fixture(scope="module")
def spark() -> Any:
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


def test_every_rule_comes_out_at_its_boundaries_as_the_reference_says(spark: Any, checker: Checker) -> None:
    assert selfcheck(screener("spark"), checker.rulebook) > 4000


def test_random_people_are_answered_as_one_by_one(spark: Any, checker: Checker, tmp_path: Path) -> None:
    people = crowd(Random(2027), 200)
    found = screener("spark").answers(typed(people, checker, tmp_path))
    assert differences(found, people, checker) == []


def test_a_frame_of_spark_is_answered_there(spark: Any, checker: Checker) -> None:
    people = [{**one, "id": str(number)} for number, one in enumerate(crowd(Random(12), 100))]
    given = spark.createDataFrame(frame_of([*people, *ODD], checker).to_arrow())
    found = dmtcheck.screen(given, AS_OF)
    assert type(found) is type(given)
    rows = {row["id"]: row for row in pl.DataFrame(found.toArrow()).to_dicts()}
    told = [*DRUGS, *(rule.id for rule in checker.rulebook.active)]
    for profile in people:
        known, row = read(checker, profile), rows[profile["id"]]
        expected = answer(checker, known) if known else {}
        assert (row["problem"] is None) is (known is not None), profile
        assert {name: row[name] for name in told} == {name: expected.get(name) for name in told}, profile
    assert {one["id"] for one in ODD if rows[one["id"]]["problem"] is None} == {"plain", "never"}


@pytest.fixture
def connect() -> Any:
    """Start a Spark Connect server on loopback, from the package that pip installs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = os.path.dirname(pyspark.__file__)
    command = [
        os.path.join(home, "bin", "spark-submit"),
        *("--class", "org.apache.spark.sql.connect.service.SparkConnectServer"),
        *("--conf", f"spark.connect.grpc.binding.port={port}", "--conf", "spark.connect.grpc.binding.address=127.0.0.1"),
        *("--conf", "spark.ui.enabled=false", "--master", "local[2]", "spark-internal"),
    ]
    server = subprocess.Popen(command, env={**os.environ, "SPARK_HOME": home}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(120):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(1)
        yield f"sc://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def test_spark_connect_screens_as_polars_does(connect: str, tmp_path: Path) -> None:
    """Nothing of ours is on the server: only expressions and rows travel."""
    people = str(Path(__file__).parents[1] / "examples" / "profiles.ndjson")
    for engine in ("polars", "spark"):
        command = [
            sys.executable,
            "-m",
            "dmtcheck",
            "screen",
            people,
            "--out",
            str(tmp_path / engine),
            "--engine",
            engine,
            "--as-of",
            "2026-11-22",
            "--fail-on",
            "never",
        ]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, "SPARK_REMOTE": connect}, timeout=600)
        assert done.returncode == 0, done.stderr
    found = [pl.read_parquet(tmp_path / engine / "profiles" / "*.parquet") for engine in ("polars", "spark")]
    assert found[0].equals(found[1])


def test_the_example_of_spark_runs() -> None:
    example = Path(__file__).parents[1] / "examples" / "screening" / "spark_table.py"
    done = subprocess.run([sys.executable, str(example)], check=True, capture_output=True, text=True, timeout=600)
    assert sorted(done.stdout.splitlines()) == ["clear 1", "flagged 1", "information_needed 1"]
