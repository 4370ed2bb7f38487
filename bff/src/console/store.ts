import type {
  CheckoutFailure,
  CheckoutLine,
  CheckoutStatus,
  Scenario,
} from '@miaoguo/shared/checkout/checkout'
import {
  ApplicationId,
  CampaignId,
  CheckoutId,
  LoanId,
  type MerchantId,
} from '@miaoguo/shared/id/id'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import type { ApplicationStatus, LoanStatus } from '@miaoguo/shared/loan/loan'
import type { OrderApplication } from '@miaoguo/shared/merchant/console'
import type { Currency } from '@miaoguo/shared/money/money'
import type { AnnualRateConvention } from '@miaoguo/shared/rate/rate'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

const columns = [
  'id',
  'merchantReference',
  'scenario',
  'status',
  'currency',
  'amountMinor',
  'createdAt',
  'expiresAt',
  'paidAt',
  'lastFailure',
] as const

export type StoredOrder = {
  id: CheckoutId
  merchantReference: string
  scenario: Scenario
  status: CheckoutStatus
  currency: Currency
  amountMinor: number
  createdAt: string
  expiresAt: string
  paidAt: string | null
  lastFailure: CheckoutFailure | null
}
type Place = { createdAt: string; id: string }
type Page = { merchantId: MerchantId; after?: Place | undefined; limit: number }

const select = (db: Db, page: Page) => {
  const { after } = page
  let query = db.selectFrom('checkouts').where('merchantId', '=', page.merchantId)
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(after.createdAt, after.id)),
    )
  return query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(page.limit)
}

/** Characters that LIKE reads as wildcards stand for themselves. */
const beginning = (text: string): string => `${text.replaceAll(/[\\%_]/g, '\\$&')}%`

type OrderPage = Page & { status?: CheckoutStatus | undefined; reference?: string | undefined }

/** A merchant's orders, newest first. */
export async function listOrders(db: Db, page: OrderPage): Promise<StoredOrder[]> {
  const { status, reference } = page
  let query = select(db, page).select(columns)
  if (status !== undefined) query = query.where('status', '=', status)
  if (reference !== undefined)
    query = query.where('merchantReference', 'like', beginning(reference))
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, id: CheckoutId.parse(row.id) }))
}

/** A merchant's orders whose financing failed, newest first. */
export async function listFailed(db: Db, page: Page): Promise<StoredOrder[]> {
  const rows = await select(db, page)
    .select(columns)
    .where('lastFailure', 'is not', null)
    // As the partial index has it: a column of JSON may hold a null of its own.
    .where(sql<boolean>`last_failure <> 'null'::jsonb`)
    .execute()
  return rows.map((row) => ({ ...row, id: CheckoutId.parse(row.id) }))
}

export type StoredOrderDetail = StoredOrder & {
  lines: CheckoutLine[]
  openedAt: string | null
  offeredAt: string | null
  consentedAt: string | null
}

/** One order of a merchant's own, and when its shopper came how far. */
export async function findOrder(
  db: Db,
  it: { merchantId: MerchantId; id: CheckoutId },
): Promise<StoredOrderDetail | undefined> {
  const row = await db
    .selectFrom('checkouts')
    .select(columns)
    .select(['lines', 'openedAt'])
    .select((eb) => [
      eb
        .selectFrom('offers')
        .select((of) => of.fn.min('createdAt').as('at'))
        .whereRef('offers.checkoutId', '=', 'checkouts.id')
        .as('offeredAt'),
      eb
        .selectFrom('consents')
        .innerJoin('offers', 'offers.id', 'consents.offerId')
        .select((of) => of.fn.min('consents.grantedAt').as('at'))
        .whereRef('offers.checkoutId', '=', 'checkouts.id')
        .as('consentedAt'),
    ])
    .where('merchantId', '=', it.merchantId)
    .where('id', '=', it.id)
    .executeTakeFirst()
  return row && { ...row, id: CheckoutId.parse(row.id) }
}

type ApplicationRow = {
  id: string
  lenderName: LocalText
  status: ApplicationStatus
  createdAt: string
  decidedAt: string | null
  loanId: string | null
  loanStatus: LoanStatus | null
  principalMinor: number | null
  installmentCount: number | null
  annualRatePpm: number | null
  annualRateConvention: AnnualRateConvention | null
  campaignId: string | null
  campaignName: string | null
  promisedMinor: number | null
  spentMinor: number | null
}

/** A left join has all of a reservation or nothing of it. */
function subsidyOf(row: ApplicationRow): OrderApplication['subsidy'] {
  const { campaignId, campaignName, promisedMinor, spentMinor } = row
  const whole =
    campaignId !== null && campaignName !== null && promisedMinor !== null && spentMinor !== null
  return whole
    ? { campaignId: CampaignId.parse(campaignId), name: campaignName, promisedMinor, spentMinor }
    : null
}

const toApplication = (row: ApplicationRow): OrderApplication => {
  const { loanId, loanStatus, principalMinor, installmentCount } = row
  const { annualRatePpm, annualRateConvention } = row
  // A left join has all of a loan or nothing of it.
  const whole =
    loanId !== null &&
    loanStatus !== null &&
    principalMinor !== null &&
    installmentCount !== null &&
    annualRatePpm !== null &&
    annualRateConvention !== null
  return {
    id: ApplicationId.parse(row.id),
    lenderName: row.lenderName,
    status: row.status,
    createdAt: row.createdAt,
    decidedAt: row.decidedAt,
    loan: whole
      ? {
          id: LoanId.parse(loanId),
          status: loanStatus,
          principalMinor,
          installmentCount,
          annualRatePpm,
          annualRateConvention,
        }
      : null,
    subsidy: subsidyOf(row),
  }
}

/** What shoppers asked for these orders, by order, newest first. */
export async function applicationsOf(
  db: Db,
  orders: readonly CheckoutId[],
): Promise<Map<CheckoutId, OrderApplication[]>> {
  const found = new Map<CheckoutId, OrderApplication[]>()
  if (orders.length === 0) return found
  const rows = await db
    .selectFrom('applications')
    .innerJoin('lenders', 'lenders.id', 'applications.lenderId')
    .leftJoin('loans', 'loans.applicationId', 'applications.id')
    .leftJoin('campaignReservations as held', 'held.applicationId', 'applications.id')
    .leftJoin('campaigns', 'campaigns.id', 'held.campaignId')
    .select([
      'applications.id',
      'applications.checkoutId',
      'applications.status',
      'applications.createdAt',
      'applications.decidedAt',
      'lenders.legalName as lenderName',
      'loans.id as loanId',
      'loans.status as loanStatus',
      'loans.principalMinor',
      'loans.annualRatePpm',
      'loans.annualRateConvention',
      'campaigns.id as campaignId',
      'campaigns.name as campaignName',
      'held.fullMinor as promisedMinor',
      'held.spentMinor',
      sql<number | null>`jsonb_array_length(loans.schedule)`.as('installmentCount'),
    ])
    .where('applications.checkoutId', 'in', orders)
    .orderBy('applications.createdAt', 'desc')
    .orderBy('applications.id', 'desc')
    .execute()
  for (const { checkoutId, ...row } of rows) {
    const id = CheckoutId.parse(checkoutId)
    found.set(id, [...(found.get(id) ?? []), toApplication(row)])
  }
  return found
}
