metadata description = 'Every role that anybody gets, and nothing else. Each on one resource, none on the group.'

import { Names, Operator } from '../types.bicep'

@description('The identity of the host.')
param hostPrincipalId string

@description('The identity of the topic of delivery reports.')
param topicPrincipalId string

@description('Who may set the secrets of this tenant.')
param operators Operator[]

@description('Where roles are given.')
param names Names

@description('Built-in roles: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles')
var roles = {
  StorageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  StorageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  StorageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  StorageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  KeyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  KeyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  CognitiveServicesOpenAIUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
  CommunicationAndEmailServiceOwner: '09976791-48a7-449e-bb21-39d1a415f350'
  MonitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  DurableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
}

@description('What the host needs in the storage account: its own package and leases, its queues, its tables.')
var hostOnStorage = [roles.StorageBlobDataOwner, roles.StorageQueueDataContributor, roles.StorageTableDataContributor]

resource storage 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: names.storage
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-06-01' existing = {
  parent: storage
  name: 'default'
}

resource undelivered 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-06-01' existing = {
  parent: blobs
  name: 'undelivered-reports'
}

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' existing = {
  name: names.vault
}

resource openAi 'Microsoft.CognitiveServices/accounts@2026-07-01' existing = {
  name: names.openAi
}

resource communication 'Microsoft.Communication/communicationServices@2026-03-18' existing = {
  name: names.communication
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: names.insights
}

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (names.?scheduler != null) {
  name: names.?scheduler ?? 'none'
}

resource hostKeepsState 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in hostOnStorage: {
    scope: storage
    name: guid(storage.id, names.identity, role)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: hostPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource hostReadsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, names.identity, roles.KeyVaultSecretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.KeyVaultSecretsUser)
    principalId: hostPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource hostAsksModel 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: openAi
  name: guid(openAi.id, names.identity, roles.CognitiveServicesOpenAIUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.CognitiveServicesOpenAIUser)
    principalId: hostPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// No smaller built-in role may send; the scope is this one resource.
resource hostSendsMail 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: communication
  name: guid(communication.id, names.identity, roles.CommunicationAndEmailServiceOwner)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.CommunicationAndEmailServiceOwner)
    principalId: hostPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource hostReportsItself 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, names.identity, roles.MonitoringMetricsPublisher)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.MonitoringMetricsPublisher)
    principalId: hostPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource hostOrchestrates 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (names.?scheduler != null) {
  scope: scheduler
  name: guid(scheduler.id, names.identity, roles.DurableTaskDataContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.DurableTaskDataContributor)
    principalId: hostPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource topicKeepsUndelivered 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: undelivered
  name: guid(undelivered.id, names.topic, roles.StorageBlobDataContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.StorageBlobDataContributor)
    principalId: topicPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource operatorsSetSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for operator in operators: {
    scope: vault
    name: guid(vault.id, operator.principalId, roles.KeyVaultSecretsOfficer)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.KeyVaultSecretsOfficer)
      principalId: operator.principalId
      principalType: operator.principalType
    }
  }
]
