metadata description = 'Durable Task Scheduler: keeps orchestrations where a storage account would be too slow.'

import { Tags } from '../types.bicep'

@description('Name of the scheduler.')
param name string

@description('Azure region.')
param location string

@description('Put on everything.')
param tags Tags

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    ipAllowlist: ['0.0.0.0/0'] // an empty list shuts everybody out; who may enter is a matter of roles
  }
}

resource taskHub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: 'autoreach' // as the host names its hub on either back end
}
