import { authorizationContract, refundContract } from './merchant/authorizations.ts'
import { consoleDeskContract } from './console/desk.ts'
import { consoleOrderContract } from './console/orders.ts'
import { consoleSessionContract, merchantUserContract } from './console/sessions.ts'
import { allocationContract, eligibilityContract } from './merchant/amounts.ts'
import { bookingContract } from './merchant/bookings.ts'
import { merchantCheckoutContract, promotionContract } from './merchant/checkouts.ts'
import { campaignContract } from './merchant/campaigns.ts'
import { disputeContract } from './merchant/disputes.ts'
import { apiRequestContract, keyContract, testClockContract } from './merchant/keys.ts'
import {
  eventContract,
  webhookDeliveryContract,
  webhookEndpointContract,
} from './merchant/webhooks.ts'
import { settlementContract } from './merchant/settlements.ts'
import { shopperCheckoutContract } from './shopper/checkouts.ts'
import { autopayContract } from './shopper/autopay.ts'
import { applicantContract } from './shopper/applicant.ts'
import { cashContract } from './shopper/cash.ts'
import { creditLineContract } from './shopper/credit-lines.ts'
import { consentContract, disclosureContract } from './shopper/consents.ts'
import { documentContract } from './shopper/documents.ts'
import { handoffContract } from './shopper/handoffs.ts'
import { loanContract } from './shopper/loans.ts'
import { rateChangeContract } from './shopper/rate-changes.ts'
import { reminderContract } from './shopper/reminders.ts'
import { serviceRequestContract } from './shopper/service-requests.ts'
import { billContract, repaymentContract } from './shopper/repayments.ts'
import { sessionContract } from './shopper/sessions.ts'
import type { Endpoint } from './endpoint.ts'

/** Every endpoint of our own API, for OpenAPI and the tests that iterate over all of them. */
export const contract: readonly Endpoint[] = [
  sessionContract,
  applicantContract,
  cashContract,
  shopperCheckoutContract,
  disclosureContract,
  consentContract,
  handoffContract,
  loanContract,
  documentContract,
  rateChangeContract,
  serviceRequestContract,
  creditLineContract,
  billContract,
  repaymentContract,
  autopayContract,
  reminderContract,
  merchantCheckoutContract,
  bookingContract,
  promotionContract,
  allocationContract,
  eligibilityContract,
  authorizationContract,
  refundContract,
  disputeContract,
  campaignContract,
  webhookEndpointContract,
  eventContract,
  webhookDeliveryContract,
  keyContract,
  apiRequestContract,
  testClockContract,
  settlementContract,
  consoleSessionContract,
  merchantUserContract,
  consoleOrderContract,
  consoleDeskContract,
].flatMap((group) => Object.values(group) as Endpoint[])
