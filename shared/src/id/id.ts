import * as z from 'zod/mini'

/** Every kind of id and its prefix: one table. */
export const idPrefixes = {
  apiKey: 'key',
  application: 'app',
  attempt: 'att',
  authorization: 'aut',
  borrower: 'bor',
  campaign: 'cmp',
  card: 'crd',
  checkout: 'chk',
  consent: 'cns',
  creditLine: 'crl',
  delivery: 'dlv',
  disclosure: 'dsc',
  dispute: 'dsp',
  event: 'evt',
  handoff: 'hnd',
  lender: 'len',
  loan: 'ln',
  mandate: 'mnd',
  merchant: 'mer',
  merchantSession: 'mse',
  merchantUser: 'mus',
  offer: 'ofr',
  offerRequest: 'orq',
  operation: 'opr',
  payoffQuote: 'pfq',
  refund: 'rfd',
  request: 'req',
  serviceRequest: 'srq',
  session: 'ses',
  settlement: 'stl',
  webhookEndpoint: 'whe',
} as const
export type IdKind = keyof typeof idPrefixes

const idOf = <K extends IdKind>(kind: K) =>
  z
    .string()
    .check(z.regex(new RegExp(`^${idPrefixes[kind]}_[0-9A-Za-z]{6,32}$`)))
    .brand<K>()

export const ApiKeyId = idOf('apiKey')
export type ApiKeyId = z.infer<typeof ApiKeyId>
export const ApplicationId = idOf('application')
export type ApplicationId = z.infer<typeof ApplicationId>
export const AttemptId = idOf('attempt')
export type AttemptId = z.infer<typeof AttemptId>
export const AuthorizationId = idOf('authorization')
export type AuthorizationId = z.infer<typeof AuthorizationId>
export const BorrowerId = idOf('borrower')
export type BorrowerId = z.infer<typeof BorrowerId>
export const CampaignId = idOf('campaign')
export type CampaignId = z.infer<typeof CampaignId>
export const CardId = idOf('card')
export type CardId = z.infer<typeof CardId>
export const CheckoutId = idOf('checkout')
export type CheckoutId = z.infer<typeof CheckoutId>
export const ConsentId = idOf('consent')
export type ConsentId = z.infer<typeof ConsentId>
export const CreditLineId = idOf('creditLine')
export type CreditLineId = z.infer<typeof CreditLineId>
export const DeliveryId = idOf('delivery')
export type DeliveryId = z.infer<typeof DeliveryId>
export const DisclosureId = idOf('disclosure')
export type DisclosureId = z.infer<typeof DisclosureId>
export const DisputeId = idOf('dispute')
export type DisputeId = z.infer<typeof DisputeId>
export const EventId = idOf('event')
export type EventId = z.infer<typeof EventId>
export const HandoffId = idOf('handoff')
export type HandoffId = z.infer<typeof HandoffId>
export const LenderId = idOf('lender')
export type LenderId = z.infer<typeof LenderId>
export const LoanId = idOf('loan')
export type LoanId = z.infer<typeof LoanId>
export const MandateId = idOf('mandate')
export type MandateId = z.infer<typeof MandateId>
export const MerchantId = idOf('merchant')
export type MerchantId = z.infer<typeof MerchantId>
export const MerchantSessionId = idOf('merchantSession')
export type MerchantSessionId = z.infer<typeof MerchantSessionId>
export const MerchantUserId = idOf('merchantUser')
export type MerchantUserId = z.infer<typeof MerchantUserId>
export const OfferId = idOf('offer')
export type OfferId = z.infer<typeof OfferId>
export const OfferRequestId = idOf('offerRequest')
export type OfferRequestId = z.infer<typeof OfferRequestId>
export const OperationId = idOf('operation')
export type OperationId = z.infer<typeof OperationId>
export const PayoffQuoteId = idOf('payoffQuote')
export type PayoffQuoteId = z.infer<typeof PayoffQuoteId>
export const RefundId = idOf('refund')
export type RefundId = z.infer<typeof RefundId>
export const RequestId = idOf('request')
export type RequestId = z.infer<typeof RequestId>
export const ServiceRequestId = idOf('serviceRequest')
export type ServiceRequestId = z.infer<typeof ServiceRequestId>
export const SettlementId = idOf('settlement')
export type SettlementId = z.infer<typeof SettlementId>
export const SessionId = idOf('session')
export type SessionId = z.infer<typeof SessionId>
export const WebhookEndpointId = idOf('webhookEndpoint')
export type WebhookEndpointId = z.infer<typeof WebhookEndpointId>
