metadata description = 'Where logs, metrics and traces go.'

import { Tags } from '../types.bicep'

@description('Short name of the tenant.')
param tenant string

@description('Name of the Application Insights component.')
param insightsName string

@description('Azure region.')
param location string

@description('Put on everything.')
param tags Tags

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: 'log-autoreach-${tenant}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    features: { disableLocalAuth: true }
    workspaceCapping: { dailyQuotaGb: 5 }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true // so the connection string opens nothing
  }
}

@description('Resource id of the workspace.')
output workspaceId string = workspace.id
