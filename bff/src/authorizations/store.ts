import {
  type AuthorizationStatus,
  type OperationFailure,
} from '@miaoguo/shared/authorization/authorization'
import type { CaptureMode, CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import { disputeIsOpen } from '@miaoguo/shared/dispute/decisions'
import { AuthorizationId, CheckoutId, LoanId, MerchantId } from '@miaoguo/shared/id/id'
import type { MerchantMode } from '@miaoguo/shared/merchant/merchant'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { json, type Db, type Tx } from '../db/connect.ts'
import { olderThan } from '../db/older-than.ts'

export type StoredAuthorization = {
  id: AuthorizationId
  checkoutId: CheckoutId
  merchantId: MerchantId
  merchantReference: string
  mode: MerchantMode
  clockAheadMs: number
  notifyUrl: string
  lines: CheckoutLine[]
  loanId: LoanId
  lenderId: string
  productCode: string
  lenderLoanReference: string
  captureMode: CaptureMode
  status: AuthorizationStatus
  currency: Currency
  amountMinor: number
  capturedMinor: number
  releasedMinor: number
  refundedMinor: number
  /** Taken back by disputes. */
  disputeLostMinor: number
  /** In disputes that are not decided yet. */
  disputedMinor: number
  /** Of refunds whose outcome is not known yet. */
  refundingMinor: number
  expiresAt: Instant | null
  warnedHours: number | null
  lastFailure: OperationFailure | null
  createdAt: Instant
}

/** Operations of which nobody knows the end. */
export const openStates = ['intent', 'sent', 'unknown', 'stuck'] as const

const select = (db: Db | Tx) =>
  db
    .selectFrom('authorizations')
    .innerJoin('checkouts', 'checkouts.id', 'authorizations.checkoutId')
    .innerJoin('merchants', 'merchants.id', 'authorizations.merchantId')
    .selectAll('authorizations')
    .select([
      'checkouts.merchantReference',
      'checkouts.notifyUrl',
      'checkouts.lines',
      'merchants.mode',
      'merchants.clockAheadMs',
    ])
    .select((of) =>
      of
        .selectFrom('operations')
        .whereRef('operations.authorizationId', '=', 'authorizations.id')
        .where('operations.kind', '=', 'refund')
        .where('operations.state', 'in', openStates)
        .select((inner) => inner.fn.sum<number>('operations.amountMinor').as('sum'))
        .as('refundingMinor'),
    )
    .select((of) =>
      of
        .selectFrom('disputes')
        .whereRef('disputes.authorizationId', '=', 'authorizations.id')
        .where('disputes.status', 'in', disputeIsOpen)
        .select((inner) => inner.fn.sum<number>('disputes.amountMinor').as('sum'))
        .as('disputedMinor'),
    )

type Ids = 'id' | 'checkoutId' | 'merchantId' | 'loanId'
type Sums = 'refundingMinor' | 'disputedMinor'
type Row = Omit<StoredAuthorization, Ids | Sums> &
  Record<Ids, string> &
  Record<Sums, number | string | null>
const toAuthorization = (row: Row): StoredAuthorization => ({
  ...row,
  id: AuthorizationId.parse(row.id),
  checkoutId: CheckoutId.parse(row.checkoutId),
  merchantId: MerchantId.parse(row.merchantId),
  loanId: LoanId.parse(row.loanId),
  refundingMinor: Number(row.refundingMinor ?? 0),
  disputedMinor: Number(row.disputedMinor ?? 0),
})

type Known =
  | 'merchantReference'
  | 'mode'
  | 'clockAheadMs'
  | 'notifyUrl'
  | 'lines'
  | Sums
  | 'disputeLostMinor'
  | 'lastFailure'

export async function insert(tx: Tx, it: Omit<StoredAuthorization, Known>): Promise<void> {
  await tx
    .insertInto('authorizations')
    .values({ ...it, lastFailure: json(null) })
    .execute()
}

export async function findById(
  db: Db | Tx,
  id: AuthorizationId,
): Promise<StoredAuthorization | undefined> {
  const row = await select(db).where('authorizations.id', '=', id).executeTakeFirst()
  return row && toAuthorization(row)
}

/** The authorization of a loan, by its lender's own reference of it. */
export async function findByLoanReference(
  db: Db | Tx,
  it: { lenderId: string; loanReference: string },
): Promise<AuthorizationId | undefined> {
  const row = await db
    .selectFrom('authorizations')
    .innerJoin('loans', 'loans.id', 'authorizations.loanId')
    .select('authorizations.id')
    .where('loans.lenderId', '=', it.lenderId)
    .where('loans.lenderLoanReference', '=', it.loanReference)
    .executeTakeFirst()
  return row && AuthorizationId.parse(row.id)
}

/** What is held or drawn for these orders, by order. */
export async function listByCheckouts(
  db: Db,
  ids: readonly CheckoutId[],
): Promise<Map<CheckoutId, StoredAuthorization>> {
  if (ids.length === 0) return new Map()
  const rows = await select(db).where('authorizations.checkoutId', 'in', ids).execute()
  return new Map(rows.map(toAuthorization).map((it) => [it.checkoutId, it]))
}

/** The authorization, held until the transaction ends, so that two operations on it take turns. */
export async function lockById(
  tx: Tx,
  id: AuthorizationId,
): Promise<StoredAuthorization | undefined> {
  await tx.selectFrom('authorizations').select('id').where('id', '=', id).forUpdate().execute()
  return findById(tx, id)
}

/** Which authorization a lender's loan is of, by the lender's own name for it. */
export async function findIdByLoan(
  db: Db,
  lenderId: string,
  lenderLoanReference: string,
): Promise<AuthorizationId | undefined> {
  const row = await db
    .selectFrom('authorizations')
    .innerJoin('loans', 'loans.id', 'authorizations.loanId')
    .select('authorizations.id')
    .where('loans.lenderId', '=', lenderId)
    .where('loans.lenderLoanReference', '=', lenderLoanReference)
    .executeTakeFirst()
  return row && AuthorizationId.parse(row.id)
}

export type Page = {
  merchantId: MerchantId
  status?: AuthorizationStatus | undefined
  merchantReference?: string | undefined
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A merchant's authorizations, newest first. */
export async function list(db: Db, page: Page): Promise<StoredAuthorization[]> {
  const { status, merchantReference, after } = page
  const rows = await select(db)
    .where('authorizations.merchantId', '=', page.merchantId)
    .$if(status !== undefined, (query) =>
      query.where('authorizations.status', '=', status ?? 'authorized'),
    )
    .$if(merchantReference !== undefined, (query) =>
      query.where('checkouts.merchantReference', '=', merchantReference ?? ''),
    )
    .where(olderThan('authorizations', after))
    .orderBy('authorizations.createdAt', 'desc')
    .orderBy('authorizations.id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toAuthorization)
}

type Changes = Partial<
  Pick<
    StoredAuthorization,
    | 'status'
    | 'capturedMinor'
    | 'releasedMinor'
    | 'refundedMinor'
    | 'disputeLostMinor'
    | 'expiresAt'
    | 'warnedHours'
  >
> & { lastFailure?: OperationFailure }

/** Writes what changed of an authorization that this transaction holds. */
export async function update(tx: Tx, id: AuthorizationId, changes: Changes): Promise<void> {
  const { lastFailure, ...rest } = changes
  await tx
    .updateTable('authorizations')
    .set({ ...rest, ...(lastFailure ? { lastFailure: json(lastFailure) } : {}) })
    .where('id', '=', id)
    .execute()
}

type Due = {
  before: Instant
  unwarned?: number
  merchantId?: MerchantId | undefined
  limit: number
}

/**
 * Authorizations that end before an instant, a few at a time; with `unwarned`, those not yet warned of so few hours. What
 * has an operation under way waits for it. Several processes may ask at once.
 */
export async function takeEnding(tx: Tx, it: Due): Promise<AuthorizationId[]> {
  const { unwarned, merchantId } = it
  const rows = await tx
    .selectFrom('authorizations')
    .select('id')
    .where('expiresAt', '<=', it.before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('operations')
            .select('operations.id')
            .whereRef('operations.authorizationId', '=', 'authorizations.id')
            .where('operations.kind', 'not in', ['refund', 'repayment', 'relief'])
            .where('operations.state', 'in', openStates),
        ),
      ),
    )
    .$if(unwarned !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('warnedHours', 'is', null), eb('warnedHours', '>', unwarned ?? 0)]),
      ),
    )
    .$if(merchantId !== undefined, (query) => query.where('merchantId', '=', merchantId ?? ''))
    .orderBy('expiresAt')
    .limit(it.limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => AuthorizationId.parse(row.id))
}
