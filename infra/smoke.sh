#!/usr/bin/env bash
# Whether a host answers, and with what it should:
#   infra/smoke.sh https://func-autoreach-sample-abc123.azurewebsites.net
# Waits up to five minutes for its first answer. Needs curl.
set -euo pipefail

address=${1%/}
for attempt in $(seq 1 "${SMOKE_ATTEMPTS:-30}"); do
  health=$(curl --silent --fail --max-time 20 "$address/health" || true)
  [[ $health == *'"status":"ok"'* ]] && break
  [ "$attempt" -eq "${SMOKE_ATTEMPTS:-30}" ] || sleep "${SMOKE_PAUSE:-10}"
done
[[ $health == *'"status":"ok"'* ]] || { echo "$address/health does not say ok." >&2; exit 1; }
[[ $(curl --silent --fail --max-time 20 "$address/openapi/v1.json") == *'"/api/workflows"'* ]] || { echo "$address/openapi/v1.json does not describe the API." >&2; exit 1; }
# The reason that a stranger is kept out, not merely that something answers.
[ "$(curl --silent --output /dev/null --write-out '%{http_code}' --max-time 20 "$address/api/workflows")" = 401 ] || { echo "$address/api/workflows lets somebody in without a key." >&2; exit 1; }
echo "$address answers."
