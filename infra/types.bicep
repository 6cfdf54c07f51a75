metadata description = 'The shapes of what a tenant states.'

@export()
@description('A deployment of a language model. Prices and the limit are text, since Bicep knows no fractions.')
type Model = {
  @description('Model of Azure OpenAI.')
  name: string

  @description('Its version; never chosen by Azure, since another one opens a new epoch of trust.')
  version: string

  @description('How Azure bills and places it.')
  sku: 'Standard' | 'DataZoneStandard' | 'GlobalStandard'

  @description('Thousands of tokens a minute.')
  @minValue(1)
  capacity: int

  @description('List price of a million tokens read, US dollars.')
  priceInput: string

  @description('List price of a million tokens written, US dollars.')
  priceOutput: string

  @description('US dollars a month after which the model is asked nothing more.')
  monthlyCost: string
}

@export()
@description('Where mail comes from.')
type MailDomain = {
  @description('Where Communication Services keeps its data, such as Europe.')
  dataLocation: 'Europe' | 'United States' | 'UK' | 'Switzerland' | 'Germany' | 'France' | 'Norway'

  @description('A domain of your own, verified by DNS records after the first deployment. Null: one of Azure, for trials.')
  domain: string?

  @description('Whether the DNS records of that domain are verified; only then can it be linked and sent from.')
  verified: bool?

  @description('What stands before the @ of an own domain; Azure\'s domain always sends as DoNotReply.')
  @minLength(1)
  sender: string?
}

@export()
@description('The Entra application in whose name Event Grid shows a token at /hooks/email-events.')
type MailEvents = {
  @description('Directory of the application.')
  tenantId: string

  @description('Its client id.')
  applicationId: string
}

@export()
@description('Somebody who looks after a tenant.')
type Operator = {
  @description('Object id in Entra.')
  principalId: string

  @description('What it is.')
  principalType: 'Group' | 'User' | 'ServicePrincipal'
}

@export()
@description('What a tenant may cost.')
type Budget = {
  @description('A month, in the currency of the bill.')
  @minValue(1)
  amount: int

  @description('First day of the month in which it is deployed first; Azure takes no change later.')
  startsOn: string
}

@export()
@description('Put on everything, so that a bill can be read.')
type Tags = {
  @description('Always autoreach.')
  product: string

  @description('Short name of the tenant.')
  tenant: string
}

@export()
@description('Names of a tenant\'s resources, known before any of them is made, so that what-if sees through everything.')
type Names = {
  @description('The identity of the host.')
  identity: string

  @description('Storage account.')
  storage: string

  @description('Key vault.')
  vault: string

  @description('Azure OpenAI account.')
  openAi: string

  @description('Communication Services resource.')
  communication: string

  @description('Topic of delivery reports.')
  topic: string

  @description('Application Insights component.')
  insights: string

  @description('Function app.')
  host: string

  @description('Durable Task Scheduler. Null: orchestrations live in the storage account.')
  scheduler: string?
}
