metadata description = 'Sends delivery reports to the host. Event Grid shows a token of Entra; what the host never takes is kept as a blob.'

import { MailEvents } from '../types.bicep'

@description('Topic of delivery reports.')
param topicName string

@description('Storage account for what was not delivered.')
param storageName string

@description('Where the host takes reports. Secure only because the type wants it: such addresses may carry keys, this one does not.')
@secure()
param endpoint string

@description('Who the token is for.')
param mailEvents MailEvents

resource storage 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: storageName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource reports 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'email-events'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: endpoint
        azureActiveDirectoryTenantId: mailEvents.tenantId
        azureActiveDirectoryApplicationIdOrUri: mailEvents.applicationId
        maxEventsPerBatch: 100
        preferredBatchSizeInKilobytes: 64
        minimumTlsVersionAllowed: '1.2'
      }
    }
    filter: { includedEventTypes: ['Microsoft.Communication.EmailDeliveryReportReceived'] }
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: storage.id, blobContainerName: 'undelivered-reports' }
      }
    }
  }
}
