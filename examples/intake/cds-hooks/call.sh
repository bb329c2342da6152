#!/bin/sh
# Calls each of the three services with the requests of this folder. Start the service first: dmtcheck serve
#   sh examples/intake/cds-hooks/call.sh [ADDRESS]
set -eu
address="${1:-http://127.0.0.1:8000}"
cd "$(dirname "$0")"

post() {
    printf '\n--- POST %s, %s\n' "$1" "$2"
    curl -sS -w '\n%{http_code}\n' -H 'Content-Type: application/json' --data-binary "@$2" "$address$1"
}

echo "--- GET /cds-services"
curl -sS "$address/cds-services"
post /cds-services/dmtcheck-patient-view patient-view.json
post /cds-services/dmtcheck-order-select order-select.json
post /cds-services/dmtcheck-order-sign order-sign.json
post /cds-services/dmtcheck-order-sign without-conditions.json # 412: whether there is MS is not known
post /cds-services/dmtcheck-order-sign/feedback feedback.json
