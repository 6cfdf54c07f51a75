metadata description = 'Tells the contacts when the resource group has cost, or will cost, more than was meant.'

import { Budget } from '../types.bicep'

@description('Name of the budget.')
param name string

@description('How much, from when.')
param budget Budget

@description('Who is written to.')
param contacts string[]

resource limit 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: budget.amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: budget.startsOn }
    notifications: {
      mostOfIt: { enabled: true, operator: 'GreaterThanOrEqualTo', threshold: 80, thresholdType: 'Actual', contactEmails: contacts }
      allOfItSoon: { enabled: true, operator: 'GreaterThanOrEqualTo', threshold: 100, thresholdType: 'Forecasted', contactEmails: contacts }
      allOfIt: { enabled: true, operator: 'GreaterThanOrEqualTo', threshold: 100, thresholdType: 'Actual', contactEmails: contacts }
    }
  }
}
