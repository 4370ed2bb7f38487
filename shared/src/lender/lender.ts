import * as z from 'zod/mini'
import { LenderId } from '../id/id.ts'
import { RatePpm } from '../rate/rate.ts'

export const LicenceType = z.enum(['bank', 'consumer_finance', 'micro_loan'])
export type LicenceType = z.infer<typeof LicenceType>

/** A text in both languages; Chinese is the original. */
export const LocalText = z.strictObject({
  zhCN: z.string().check(z.minLength(1), z.maxLength(2000)),
  en: z.string().check(z.minLength(1), z.maxLength(2000)),
})
export type LocalText = z.infer<typeof LocalText>

/** Who lends: shown on every offer, so that nobody has to guess (金规〔2025〕9号). */
export const LenderIdentity = z.strictObject({
  id: LenderId,
  legalName: LocalText,
  licenceType: LicenceType,
  licenceNumber: z.string(),
  regulator: LocalText,
  complaintPhone: z.string(),
  complaintUrl: z.string(),
})
export type LenderIdentity = z.infer<typeof LenderIdentity>

/** Who puts up the money, and how much of it: 联合贷 and 助贷 name each. The shares sum to 1,000,000 parts per million. */
export const Funder = z.strictObject({ legalName: LocalText, sharePpm: RatePpm })
export type Funder = z.infer<typeof Funder>
