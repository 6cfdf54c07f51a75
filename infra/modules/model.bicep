metadata description = 'Azure OpenAI with one deployment of one version of one model.'

import { Model, Tags } from '../types.bicep'

@description('Name of the account, and of its address.')
param name string

@description('Azure region.')
param location string

@description('Put on everything.')
param tags Tags

@description('What is deployed.')
param model Model

resource account 'Microsoft.CognitiveServices/accounts@2026-07-01' = {
  name: name
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    customSubDomainName: name // Entra tokens are taken at an own address only
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource deployment 'Microsoft.CognitiveServices/accounts/deployments@2026-07-01' = {
  parent: account
  name: model.name
  sku: { name: model.sku, capacity: model.capacity }
  properties: {
    model: { format: 'OpenAI', name: model.name, version: model.version }
    versionUpgradeOption: 'NoAutoUpgrade'
  }
}
