metadata description = 'The Functions host on a Flex Consumption plan, and every setting that it reads.'

import { MailEvents, Model, Names, Tags } from '../types.bicep'

@description('Its own name and those of what it uses.')
param names Names

@description('Azure region.')
param location string

@description('Put on everything.')
param tags Tags

@description('Most instances that it grows to.')
param maximumInstances int

@description('Address under which people reach it. Empty: the one that Azure gives it.')
param publicAddress string

@description('The deployed model.')
param model Model

@description('How delivery reports prove who sends them.')
param mailEvents MailEvents?

@description('Where it answers for Azure.')
var ownAddress = 'https://${names.host}.azurewebsites.net'

@description('Every host needs these: who it is, where its state is, where its logs go.')
var platformSettings = {
  AzureWebJobsStorage__accountName: storage.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  AZURE_CLIENT_ID: identity.properties.clientId
}

@description('Overrides host.json, so that one package runs on either back end.')
var backEndSettings = names.?scheduler == null
  ? {
      AzureFunctionsJobHost__extensions__durableTask__hubName: 'autoreach'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'AzureStorage'
    }
  : {
      AzureFunctionsJobHost__extensions__durableTask__hubName: 'autoreach'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${scheduler!.properties.endpoint};Authentication=ManagedIdentity;ClientID=${identity.properties.clientId}'
    }

@description('What AutoReach itself reads. The two secrets are references that the platform follows.')
var ownSettings = {
  AUTOREACH_PUBLIC_ADDRESS: empty(publicAddress) ? ownAddress : publicAddress
  AUTOREACH_ADMIN_KEY: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/admin-key)'
  AUTOREACH_LINK_KEY: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/link-key)'
  AUTOREACH_TABLES_ENDPOINT: storage.properties.primaryEndpoints.table
  AUTOREACH_ACS_ENDPOINT: 'https://${communication.properties.hostName}'
  AUTOREACH_OPENAI__ENDPOINT: openAi.properties.endpoint
  AUTOREACH_OPENAI__MODEL: model.name
  AUTOREACH_OPENAI__SERVICE: 'Azure'
  AUTOREACH_OPENAI__PRICEINPUT: model.priceInput
  AUTOREACH_OPENAI__PRICEOUTPUT: model.priceOutput
  AUTOREACH_OPENAI__MONTHLYCOST: model.monthlyCost
  AUTOREACH_OPENAI__CURRENCY: 'USD'
  AUTOREACH_OPENAI__CREDITS: 'unlimited' // the monthly cost is the limit
}

@description('Who is believed at /hooks/email-events.')
var reportSettings = mailEvents == null
  ? {}
  : {
      AUTOREACH_MAIL_EVENTS_TENANT: mailEvents!.tenantId
      AUTOREACH_MAIL_EVENTS_AUDIENCE: mailEvents!.applicationId
    }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: names.identity
}

resource storage 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: names.storage
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

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${names.host}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: names.host
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: { maximumInstanceCount: maximumInstances, instanceMemoryMB: 2048 }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}deployments'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
    }
    siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(platformSettings, backEndSettings, ownSettings, reportSettings)
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false } // publishing takes an Entra token
  }
}

@description('Name of the function app.')
output name string = app.name

@description('Where it answers.')
output address string = 'https://${app.properties.defaultHostName}'
