import * as z from 'zod/mini'
import { ConsentId, DisclosureId, OfferId } from '../id/id.ts'
import { Instant } from '../time/calendar-date.ts'

/** What a borrower can say yes to; each yes is given separately (PIPL 14, 23). */
export const ConsentPurpose = z.enum([
  'loan_agreement',
  'share_identity_with_lender',
  'credit_bureau_query',
])
export type ConsentPurpose = z.infer<typeof ConsentPurpose>

/** A recorded yes, and to exactly what. */
export const Consent = z.strictObject({
  id: ConsentId,
  disclosureId: DisclosureId,
  offerId: OfferId,
  disclosureDigest: z.string(),
  purposes: z.array(ConsentPurpose),
  grantedAt: Instant,
  withdrawnAt: z.nullable(Instant),
})
export type Consent = z.infer<typeof Consent>
