#!/usr/bin/env bash
# From an empty subscription: which command makes what, in which order, with which permissions.
# Read off the compiled template and the tenants' snapshots; written to artifacts/review/.
#   infra/review.sh [TENANT]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet build tests/AutoReach.Infra.Tests -v quiet -nodeReuse:false >&2
tests/AutoReach.Infra.Tests/bin/Debug/net10.0/AutoReach.Infra.Tests --no-ansi --progress off --filter-class '*DeploymentReviewTests' >&2
cat artifacts/review/"${1:-*}".md 2>/dev/null || cat artifacts/review/*.md
