import type { LinePart } from '@miaoguo/shared/authorization/authorization'
import { AuthorizationId, CheckoutId, LoanId, MerchantId } from '@miaoguo/shared/id/id'
import type { OperationKind, OperationRefusal } from '@miaoguo/shared/loan/operation'
import type { Currency } from '@miaoguo/shared/money/money'
import type { PrepaymentKeep, RepaymentKind } from '@miaoguo/shared/repayment/repayment'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { openStates } from '../authorizations/store.ts'
import { json, type Db, type Tx } from '../db/connect.ts'
import { olderThan } from '../db/older-than.ts'

export type OperationState = 'intent' | 'sent' | 'unknown' | 'stuck' | 'done' | 'refused'

/** One thing done with an authorization at its lender, and where the asking stands. */
export type StoredOperation = {
  /** The reference the lender knows it by. */
  id: string
  authorizationId: AuthorizationId
  loanId: LoanId
  merchantId: MerchantId
  checkoutId: CheckoutId
  merchantReference: string
  clockAheadMs: number
  lenderId: string
  productCode: string
  lenderLoanReference: string
  kind: OperationKind
  cause: 'merchant' | 'expiry' | 'borrower'
  state: OperationState
  currency: Currency
  amountMinor: number
  lines: LinePart[] | null
  repaymentKind: RepaymentKind | null
  keep: PrepaymentKeep | null
  /** Of a relief: the request whose answer offered it. */
  serviceRequestId: string | null
  /** Of a repayment while a mandate stood: what was repaid of the loan when its borrower looked. */
  repaidBeforeMinor: number | null
  /** The day it was asked, for the lender; the same however often it is sent. */
  askedOn: CalendarDate
  refusal: OperationRefusal | null
  correlationId: string | null
  asks: number
  sentAt: Instant | null
  firstSentAt: Instant | null
  alarmedAt: Instant | null
  settledAt: Instant | null
  createdAt: Instant
}

const select = (db: Db | Tx) =>
  db
    .selectFrom('operations')
    .innerJoin('authorizations', 'authorizations.id', 'operations.authorizationId')
    .innerJoin('checkouts', 'checkouts.id', 'authorizations.checkoutId')
    .innerJoin('merchants', 'merchants.id', 'operations.merchantId')
    .selectAll('operations')
    .select([
      'authorizations.checkoutId',
      'authorizations.loanId',
      'authorizations.lenderId',
      'authorizations.productCode',
      'authorizations.lenderLoanReference',
      'authorizations.currency',
      'checkouts.merchantReference',
      'merchants.clockAheadMs',
    ])

type Ids = 'authorizationId' | 'merchantId' | 'checkoutId' | 'loanId'
type Row = Omit<StoredOperation, Ids> & Record<Ids, string>
const toOperation = (row: Row): StoredOperation => ({
  ...row,
  authorizationId: AuthorizationId.parse(row.authorizationId),
  merchantId: MerchantId.parse(row.merchantId),
  checkoutId: CheckoutId.parse(row.checkoutId),
  loanId: LoanId.parse(row.loanId),
})

export type NewOperation = Pick<
  StoredOperation,
  | 'id'
  | 'authorizationId'
  | 'merchantId'
  | 'kind'
  | 'cause'
  | 'amountMinor'
  | 'lines'
  | 'askedOn'
  | 'createdAt'
> &
  Partial<
    Pick<StoredOperation, 'repaymentKind' | 'keep' | 'serviceRequestId' | 'repaidBeforeMinor'>
  >

/** Writes an intent: nothing has left us yet. */
export async function insert(tx: Tx, it: NewOperation): Promise<void> {
  await tx
    .insertInto('operations')
    .values({
      repaymentKind: null,
      keep: null,
      serviceRequestId: null,
      repaidBeforeMinor: null,
      ...it,
      lines: json(it.lines),
      state: 'intent',
      refusal: null,
      correlationId: null,
      asks: 0,
      sentAt: null,
      firstSentAt: null,
      lastAskedAt: null,
      alarmedAt: null,
      settledAt: null,
    })
    .execute()
}

/** What a borrower does is of a loan; everything else is the merchant's and of an authorization. */
export const subjectOf = (
  it: Pick<StoredOperation, 'cause' | 'loanId' | 'authorizationId'>,
): string => (it.cause === 'borrower' ? it.loanId : it.authorizationId)

/** The operation that puts a relief into the lender's books; there is at most one. */
export async function findOfRelief(
  db: Db | Tx,
  serviceRequestId: string,
): Promise<StoredOperation | undefined> {
  const row = await select(db)
    .where('operations.serviceRequestId', '=', serviceRequestId)
    .executeTakeFirst()
  return row && toOperation(row)
}

export async function findById(db: Db | Tx, id: string): Promise<StoredOperation | undefined> {
  const row = await select(db).where('operations.id', '=', id).executeTakeFirst()
  return row && toOperation(row)
}

/** Everything done with an authorization, in the order it was asked. */
export async function listOf(db: Db | Tx, id: AuthorizationId): Promise<StoredOperation[]> {
  const rows = await select(db)
    .where('operations.authorizationId', '=', id)
    .orderBy('operations.createdAt')
    .orderBy('operations.id')
    .execute()
  return rows.map(toOperation)
}

export const isOpen = (it: Pick<StoredOperation, 'state'>): boolean =>
  (openStates as readonly OperationState[]).includes(it.state)

export type Page = {
  merchantId: MerchantId
  authorizationId?: AuthorizationId | undefined
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A merchant's refunds, newest first. */
export async function listRefunds(db: Db, page: Page): Promise<StoredOperation[]> {
  const { authorizationId, after } = page
  const rows = await select(db)
    .where('operations.merchantId', '=', page.merchantId)
    .where('operations.kind', '=', 'refund')
    .$if(authorizationId !== undefined, (query) =>
      query.where('operations.authorizationId', '=', authorizationId ?? ''),
    )
    .where(olderThan('operations', after))
    .orderBy('operations.createdAt', 'desc')
    .orderBy('operations.id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toOperation)
}

/** Marks an intent as sent, just before it is; false when somebody else did. */
export async function markFirstSent(db: Db, it: { id: string; at: Instant }): Promise<boolean> {
  const done = await db
    .updateTable('operations')
    .set({ state: 'sent', sentAt: it.at, firstSentAt: it.at })
    .where('id', '=', it.id)
    .where('state', '=', 'intent')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function markSentAgain(db: Db, it: { id: string; at: Instant }): Promise<void> {
  await db
    .updateTable('operations')
    .set({ sentAt: it.at })
    .where('id', '=', it.id)
    .where('state', 'in', openStates)
    .execute()
}

export async function markUnknown(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('operations')
    .set({ state: 'unknown' })
    .where('id', '=', id)
    .where('state', 'in', ['intent', 'sent'])
    .execute()
}

/** Stops the asking: people were called. False when that was done before. */
export async function markStuck(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('operations')
    .set({ state: 'stuck' })
    .where('id', '=', id)
    .where('state', 'in', ['intent', 'sent', 'unknown'])
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Takes this turn of asking; false when another job asked just now, or there is nothing left to ask. */
export async function takeTurn(
  tx: Tx,
  it: { id: string; at: Instant; notSince: Instant },
): Promise<boolean> {
  const done = await tx
    .updateTable('operations')
    .set((eb) => ({ asks: eb('asks', '+', 1), lastAskedAt: it.at }))
    .where('id', '=', it.id)
    .where('state', 'in', ['intent', 'sent', 'unknown'])
    .where((eb) => eb.or([eb('lastAskedAt', 'is', null), eb('lastAskedAt', '<=', it.notSince)]))
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function markAlarmed(tx: Tx, it: { id: string; at: Instant }): Promise<boolean> {
  const done = await tx
    .updateTable('operations')
    .set({ alarmedAt: it.at })
    .where('id', '=', it.id)
    .where('alarmedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

type Told = {
  id: string
  state: 'done' | 'refused'
  refusal: OperationRefusal | null
  correlationId: string
  at: Instant
}

/** Keeps the lender's word, once; false when it was told before. The row decides. */
export async function settle(tx: Tx, it: Told): Promise<boolean> {
  const done = await tx
    .updateTable('operations')
    .set({
      state: it.state,
      refusal: it.refusal,
      correlationId: it.correlationId,
      settledAt: it.at,
    })
    .where('id', '=', it.id)
    .where('state', 'in', openStates)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
