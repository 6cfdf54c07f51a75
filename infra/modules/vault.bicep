metadata description = 'The two secrets that no identity can stand in for: the first administrator key and the key of unsubscribe links.'

import { Tags } from '../types.bicep'

@description('Name of the vault.')
param name string

@description('Azure region.')
param location string

@description('Put on everything.')
param tags Tags

@description('Workspace that keeps who read what.')
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
  }
}

#disable-next-line use-recent-api-versions // the only stable version, of 2016, knows one setting a resource and no category groups
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}
