#!/bin/sh
# Asks a running service with curl and reads its answers with jq. Start it first: dmtcheck serve
#   sh examples/intake/shell.sh [ADDRESS]
# Where the service asks for a token, put it into DMTCHECK_TOKEN.
set -eu
address="${1:-http://127.0.0.1:8000}"
cd "$(dirname "$0")/.."

post() { # path, media type, body or @file; the token goes through standard input, so that no list of processes shows it
    printf '%s' "${DMTCHECK_TOKEN:+header = \"Authorization: Bearer $DMTCHECK_TOKEN\"}" |
        curl -sS -K - -H "Content-Type: $2" --data-binary "$3" "$address$1"
}

echo "--- a profile: where each drug stands, and what is raised"
post /v1/check application/json @profiles/gregor.json | jq -r '
    if .assessments then
        .assessments[] | "\(.drug): \(.status)", (.considerations[] | select(.outcome == "flagged") | "  \(.severity): \(.title)")
    else error(.detail) end'

echo "--- a FHIR bundle: what is still to be had from the laboratory"
post "/v1/check?drug=ocrevus" application/fhir+json @fhir/petra.json | jq -r '.questions[] | select(.answered_by == "laboratory").ask'

echo "--- the next question"
post /v1/next-question application/json '{"profile": {"considering": ["ocrevus"]}, "not_known": ["hbsag"]}' | jq -r .question.ask

echo "--- a mistake"
post /v1/check application/json '{"agee": 34}' | jq -r '"\(.status), line \(.line), column \(.column): \(.detail)"'
