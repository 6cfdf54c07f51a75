metadata description = 'Communication Services with a domain to send from, and the topic of its delivery reports.'

import { MailDomain, Tags } from '../types.bicep'

@description('Name of the Communication Services resource.')
param name string

@description('Name of the topic of delivery reports.')
param topicName string

@description('Put on everything.')
param tags Tags

@description('Where mail comes from.')
param mail MailDomain

@description('Workspace that keeps what became of each mail.')
param workspaceId string

resource service 'Microsoft.Communication/emailServices@2026-03-18' = {
  name: '${name}-mail'
  location: 'global'
  tags: tags
  properties: { dataLocation: mail.dataLocation }
}

resource domain 'Microsoft.Communication/emailServices/domains@2026-03-18' = {
  parent: service
  name: mail.?domain ?? 'AzureManagedDomain'
  location: 'global'
  tags: tags
  properties: {
    domainManagement: mail.?domain == null ? 'AzureManaged' : 'CustomerManaged'
    userEngagementTracking: 'Disabled' // nobody is watched reading
  }
}

resource sender 'Microsoft.Communication/emailServices/domains/senderUsernames@2026-03-18' = if (mail.?sender != null) {
  parent: domain
  name: mail.?sender ?? 'none'
  properties: { username: mail.?sender ?? 'none' }
}

resource communication 'Microsoft.Communication/communicationServices@2026-03-18' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: mail.dataLocation
    linkedDomains: mail.?domain == null || mail.?verified == true ? [domain.id] : []
    disableLocalAuth: true
  }
}

#disable-next-line use-recent-api-versions // the only stable version, of 2016, knows one setting a resource and no category groups
resource outcomes 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: communication
  name: 'mail-outcomes'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'EmailStatusUpdateOperational', enabled: true }]
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: topicName
  location: 'global'
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: {
    source: communication.id
    topicType: 'Microsoft.Communication.CommunicationServices'
  }
}

@description('Whom the right to store undelivered reports is given to.')
output topicPrincipalId string = topic.identity.principalId

@description('Address that mail comes from.')
output sender string = '${mail.?sender ?? 'DoNotReply'}@${domain.properties.mailFromSenderDomain}'
