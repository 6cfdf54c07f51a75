using '../main.bicep'

// Up to some ten thousand leads a month: the storage account keeps the orchestrations.
param tenant = 'sample'
param location = 'swedencentral'
param backEnd = 'storage'
param maximumInstances = 40

param model = {
  name: 'gpt-4.1-mini'
  version: '2025-04-14'
  sku: 'GlobalStandard'
  capacity: 50
  priceInput: '0.40'
  priceOutput: '1.60'
  monthlyCost: '50'
}

param mail = { dataLocation: 'Europe' }

param operators = [{ principalId: '00000000-0000-0000-0000-000000000001', principalType: 'Group' }]
param alertContacts = ['operations@sample.example']
param budget = { amount: 100, startsOn: '2026-12-01' }
