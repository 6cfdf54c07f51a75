metadata description = 'The identity that the host has everywhere, in place of keys.'

import { Tags } from '../types.bicep'

@description('Name of the identity.')
param name string

@description('Azure region.')
param location string

@description('Put on everything.')
param tags Tags

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Whom roles are given to.')
output principalId string = identity.properties.principalId
