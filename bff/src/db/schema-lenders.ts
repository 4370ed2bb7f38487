import type { LenderTerms, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import type { Funder, LicenceType, LocalText } from '@miaoguo/shared/lender/lender'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { Generated } from 'kysely'
import type { Json } from './json-column.ts'

export type Contact = { role: string; name: string; phone: string; email: string }

export type Lenders = {
  id: string
  code: string
  legalName: Json<LocalText>
  licenceType: LicenceType
  licenceNumber: string
  regulator: Json<LocalText>
  licenceValidThrough: CalendarDate
  status: 'active' | 'suspended'
  complaintPhone: string
  complaintUrl: string
  baseUrl: string
  adapter: string
  createdAt: Instant
  jurisdictions: Json<string[]>
  contacts: Json<Contact[]>
  statusReason: string | null
  /** Since when the licence is what our operator wrote, and no longer what the lender says. */
  licenceSetAt: Instant | null
  /** What the lender says of its own licence; the earlier day counts. */
  publishedValidThrough: CalendarDate | null
  /** The last publication, so that a start need not wait for a lender. */
  terms: Json<LenderTerms | null>
  /** Rises with every change by an operator, so that running servers notice. */
  revision: Generated<number>
}

/** Every version of a product ever published and not taken back before its day. */
export type LenderProducts = {
  lenderId: string
  code: string
  effectiveFrom: CalendarDate
  product: Json<ProductTerms>
  readAt: Instant
}

/** What our operator allows of a product: whether, up to how much, who collects its fees, who funds it. */
export type LenderListings = {
  lenderId: string
  productCode: string
  status: 'listed' | 'unlisted'
  amountMaxMinor: number | null
  collectors: Json<LocalText[]>
  funders: Json<Funder[]>
  updatedAt: Instant
}
