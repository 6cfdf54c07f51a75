using '../main.bicep'

// From about a hundred thousand leads a month: the scheduler keeps the orchestrations, and mail comes from an own domain.
param tenant = 'large'
param location = 'swedencentral'
param backEnd = 'scheduler'
param maximumInstances = 200

param model = {
  name: 'gpt-4.1-mini'
  version: '2025-04-14'
  sku: 'GlobalStandard'
  capacity: 1000
  priceInput: '0.40'
  priceOutput: '1.60'
  monthlyCost: '5000'
}

param mail = { dataLocation: 'Europe', domain: 'mail.large.example', verified: true, sender: 'outreach' }

param mailEvents = {
  tenantId: '00000000-0000-0000-0000-000000000002'
  applicationId: '00000000-0000-0000-0000-000000000003'
}

param publicAddress = 'https://outreach.large.example'

param operators = [{ principalId: '00000000-0000-0000-0000-000000000001', principalType: 'Group' }]
param alertContacts = ['operations@large.example']
param budget = { amount: 8000, startsOn: '2026-12-01' }
