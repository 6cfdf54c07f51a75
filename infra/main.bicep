targetScope = 'subscription'

metadata description = 'One tenant of AutoReach: a resource group and everything in it. Its only input is a file in tenants/.'

import { Budget, MailDomain, MailEvents, Model, Names, Operator } from 'types.bicep'

@description('Short name of the tenant; part of every name, so it never changes.')
@minLength(3)
@maxLength(11)
param tenant string

@description('Azure region of everything that has one.')
param location string

@description('Who keeps the state of orchestrations: the storage account, or a Durable Task Scheduler for many leads.')
@allowed(['storage', 'scheduler'])
param backEnd string

@description('Most instances that the host grows to.')
@minValue(1)
@maxValue(1000)
param maximumInstances int

@description('The language model, what it costs and how much may be spent on it.')
param model Model

@description('Where mail comes from.')
param mail MailDomain

@description('How delivery reports prove who sends them. Null: nobody is told what became of a mail.')
param mailEvents MailEvents?

@description('Whether the host answers already. The webhook of delivery reports is checked when it is made, so it has to wait for the first publication.')
param published bool = true

@description('Address under which people reach the host. Empty: the one that Azure gives it.')
param publicAddress string = ''

@description('Who may set the secrets of this tenant.')
param operators Operator[]

@description('Who is written to when something is wrong.')
@minLength(1)
param alertContacts string[]

@description('What the tenant may cost before its contacts hear of it.')
param budget Budget

@description('Put on everything, so that a bill can be read.')
var tags = { product: 'autoreach', tenant: tenant }

@description('Makes names unique that all of Azure shares.')
var suffix = take(uniqueString(subscription().subscriptionId, tenant), 6)

@description('Every name, known before anything is made.')
var names Names = {
  identity: 'id-autoreach-${tenant}'
  storage: 'star${tenant}${suffix}'
  vault: 'kv-${tenant}-${suffix}'
  openAi: 'oai-autoreach-${tenant}-${suffix}'
  communication: 'acs-autoreach-${tenant}-${suffix}'
  topic: 'acs-autoreach-${tenant}-${suffix}-events'
  insights: 'appi-autoreach-${tenant}'
  host: 'func-autoreach-${tenant}-${suffix}'
  scheduler: backEnd == 'scheduler' ? 'dts-${tenant}-${suffix}' : null
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-autoreach-${tenant}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: names.identity, location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: { tenant: tenant, insightsName: names.insights, location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: { name: names.storage, location: location, tags: tags }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: { name: names.vault, location: location, tags: tags, workspaceId: monitoring.outputs.workspaceId }
}

module openAi 'modules/model.bicep' = {
  scope: group
  params: { name: names.openAi, location: location, tags: tags, model: model }
}

module communication 'modules/mail.bicep' = {
  scope: group
  params: {
    name: names.communication
    topicName: names.topic
    tags: tags
    mail: mail
    workspaceId: monitoring.outputs.workspaceId
  }
}

module scheduler 'modules/scheduler.bicep' = if (backEnd == 'scheduler') {
  scope: group
  params: { name: names.scheduler!, location: location, tags: tags }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    hostPrincipalId: identity.outputs.principalId
    topicPrincipalId: communication.outputs.topicPrincipalId
    operators: operators
    names: names
  }
  dependsOn: [storage, vault, openAi, scheduler]
}

module host 'modules/host.bicep' = {
  scope: group
  params: {
    names: names
    location: location
    tags: tags
    maximumInstances: maximumInstances
    publicAddress: publicAddress
    model: model
    mailEvents: mailEvents
  }
  dependsOn: [roles]
}

module deliveryReports 'modules/deliveryReports.bicep' = if (published && mailEvents != null) {
  scope: group
  params: {
    topicName: names.topic
    storageName: names.storage
    endpoint: '${host.outputs.address}/hooks/email-events'
    mailEvents: mailEvents!
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    tenant: tenant
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    hostName: names.host
    contacts: alertContacts
  }
}

module spending 'modules/budget.bicep' = {
  scope: group
  params: { name: 'budget-autoreach-${tenant}', budget: budget, contacts: alertContacts }
}

@description('Resource group of the tenant.')
output resourceGroup string = group.name

@description('Function app to publish to.')
output hostName string = host.outputs.name

@description('Where the host answers; the smoke test asks it.')
output address string = host.outputs.address

@description('Key vault that wants the secrets admin-key and link-key.')
output vaultName string = names.vault

@description('Address that workflows of this tenant send from.')
output sender string = communication.outputs.sender
