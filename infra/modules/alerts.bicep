metadata description = 'What somebody has to hear of: failed orchestrations and requests, mail that failed, a reconciler that is silent.'

import { Tags } from '../types.bicep'

@description('Short name of the tenant.')
param tenant string

@description('Azure region.')
param location string

@description('Put on everything.')
param tags Tags

@description('Workspace with the logs.')
param workspaceId string

@description('Role name of the host in its logs.')
param hostName string

@description('Who is written to.')
param contacts string[]

@description('A question to the logs, and the count from which it is answered with an alert.')
type Watch = {
  @description('Name of the alert.')
  name: string

  @description('What a person reads.')
  text: string

  @description('Rows that matter.')
  query: string

  @description('How a count is compared.')
  operator: 'GreaterThan' | 'LessThan'

  @description('With what.')
  threshold: int

  @description('Over which time.')
  window: 'PT15M' | 'PT30M' | 'PT1H'

  @description('0 critical to 4 verbose.')
  severity: int
}

@description('Every alert of a tenant.')
var watches Watch[] = [
  {
    name: 'failed-orchestrations'
    text: 'Orchestrations have failed. Their leads wait for a person; their timelines say why.'
    query: 'AppTraces | where AppRoleName =~ "${hostName}" | where Message has "(Orchestrator)" and Message has "failed with an error"'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
    severity: 2
  }
  {
    name: 'failed-requests'
    text: 'More than five requests were answered with an error of the host.'
    query: 'AppRequests | where AppRoleName =~ "${hostName}" | where toint(ResultCode) >= 500'
    operator: 'GreaterThan'
    threshold: 5
    window: 'PT15M'
    severity: 2
  }
  {
    name: 'failed-mail'
    text: 'More than five mails bounced, failed or were suppressed within an hour.'
    query: 'ACSEmailStatusUpdateOperational | where DeliveryStatus in~ ("Bounced", "Failed", "Suppressed", "Quarantined", "FilteredSpam")'
    operator: 'GreaterThan'
    threshold: 5
    window: 'PT1H'
    severity: 2
  }
  {
    name: 'no-reconciler'
    text: 'The reconciler has not run for half an hour: decisions whose signal was lost stay unanswered.'
    query: 'AppRequests | where AppRoleName =~ "${hostName}" | where OperationName == "Reconcile" and Success == true'
    operator: 'LessThan'
    threshold: 1
    window: 'PT30M'
    severity: 1
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-autoreach-${tenant}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take(tenant, 12)
    emailReceivers: [
      for (contact, index) in contacts: {
        name: 'contact-${index}'
        emailAddress: contact
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for watch in watches: {
    name: 'alert-autoreach-${tenant}-${watch.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${watch.name} (${tenant})'
      description: watch.text
      enabled: true
      severity: watch.severity
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: watch.window
      skipQueryValidation: true // tables come into being with their first row
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: watch.query
            timeAggregation: 'Count'
            operator: watch.operator
            threshold: watch.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
