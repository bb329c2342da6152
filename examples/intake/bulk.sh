#!/bin/sh
# Reports on everybody in a FHIR bulk export, a line of JSON each, and tells who waits for which test.
#   sh examples/intake/bulk.sh FOLDER REPORTS
# Exit codes: 0 done; 2 somebody's record could not be read (the others are there); more is told on standard error.
set -eu
[ -d "${1:?FOLDER is missing}" ] || { echo "$1: there is no such folder" >&2; exit 2; }

status=0
dmtcheck "$1" --format ndjson --output "${2:?REPORTS is missing}" --exit-zero || status=$?
jq -r '
    "\(.id // "without id"), \(.as_of)",
    (.assessments[] | "  \(.drug): \(.status)"),
    "  to get from the laboratory: " + ([.questions[] | select(.answered_by == "laboratory").fact] | join(", ")),
    "  not used of the record: \(.data_quality | length)"' "$2"
exit "$status"
