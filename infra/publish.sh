#!/usr/bin/env bash
# Publishes the host to a tenant that was deployed, and waits until it answers:
#   infra/publish.sh sample [ZIP]
# Makes the tenant's two secrets where they are missing. Without a ZIP it builds one.
# Needs az (signed in), openssl, curl, and without a ZIP the .NET SDK and zip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tenant=$1
package=${2:-}
output() { az deployment sub show --name "autoreach-$tenant" --query "properties.outputs.$1.value" --output tsv; }
group=$(output resourceGroup) host=$(output hostName) vault=$(output vaultName) address=$(output address)

# A secret that is there is never made anew: links in mail that was sent would stop working.
if ! kept=$(az keyvault secret list --vault-name "$vault" --query '[].name' --output tsv); then
  echo "The secrets of $vault cannot be listed. You have to be one of the tenant's operators; a new role takes minutes to be known." >&2
  exit 1
fi
for secret in admin-key link-key; do
  if ! grep -qx "$secret" <<<"$kept"; then
    (umask 077 && openssl rand -base64 32 | tr -d '\n' >"${TMPDIR:-/tmp}/autoreach-secret.$$")
    az keyvault secret set --vault-name "$vault" --name "$secret" --file "${TMPDIR:-/tmp}/autoreach-secret.$$" --output none
    rm -f "${TMPDIR:-/tmp}/autoreach-secret.$$"
  fi
done

# The host looked for its secrets when it was made; without this it would look again within a day.
site=$(az functionapp show --resource-group "$group" --name "$host" --query id --output tsv)
az rest --method post --url "https://management.azure.com$site/config/configreferences/appsettings/refresh?api-version=2025-03-01" --output none

if [ -z "$package" ]; then
  rm -rf artifacts/host artifacts/host.zip
  dotnet publish src/AutoReach.Functions --configuration Release --output artifacts/host
  (cd artifacts/host && zip -qr ../host.zip .)
  package=artifacts/host.zip
fi
az functionapp deployment source config-zip --resource-group "$group" --name "$host" --src "$package" --output none

infra/smoke.sh "$address"
