"""dmtcheck inside a FastAPI application: its doors below /dmtcheck, beside an endpoint that uses it as a library.

    uvicorn --app-dir examples/intake --no-access-log mounted:app

The application around it decides who may come in, how long it waits for a head, and what is logged.
"""

import json
import time
from datetime import date
from pathlib import Path

from fastapi import FastAPI, HTTPException

from dmtcheck import check
from dmtcheck.service import Settings, create

# Invented people, where an application has its own store.
FOLDER = Path(__file__).resolve().parents[1] / "profiles"
PEOPLE = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}

app = FastAPI(title="Appointments of a clinic")
app.mount("/dmtcheck", create(Settings(base_url="http://127.0.0.1:8000/dmtcheck"), date.today, time.time))


@app.get("/appointments/{person}")
def to_find_out(person: str) -> dict[str, list[str]]:
    """Tell what to find out before the infusion, by who can answer it."""
    if person not in PEOPLE:
        raise HTTPException(404, "There is no appointment for this name.")
    found: dict[str, list[str]] = {}
    for question in check(PEOPLE[person], date.today()).questions:  # noqa: DTZ011  # the day where the clinic is
        found.setdefault(question.answered_by, []).append(question.ask)
    return found
