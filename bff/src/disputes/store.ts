import { disputeIsOpen } from '@miaoguo/shared/dispute/decisions'
import type { DisputeReason, DisputeStatus } from '@miaoguo/shared/dispute/dispute'
import {
  AuthorizationId,
  CheckoutId,
  DisputeId,
  LoanId,
  MerchantId,
  type LenderId,
} from '@miaoguo/shared/id/id'
import type { MerchantMode } from '@miaoguo/shared/merchant/merchant'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Db, Tx } from '../db/connect.ts'
import { olderThan } from '../db/older-than.ts'

export type ResponseKind = 'evidence' | 'acceptance' | 'expiry'

export type StoredDispute = {
  id: DisputeId
  authorizationId: AuthorizationId
  merchantId: MerchantId
  checkoutId: CheckoutId
  merchantReference: string
  loanId: LoanId
  mode: MerchantMode
  clockAheadMs: number
  notifyUrl: string
  lenderId: string
  lenderDisputeReference: string
  reason: DisputeReason
  status: DisputeStatus
  currency: Currency
  amountMinor: number
  takenBackMinor: number
  respondBy: Instant
  warnedHours: number | null
  response: ResponseKind | null
  responseId: string | null
  responseState: 'intent' | 'received' | null
  responseAt: Instant | null
  evidenceSealed: string | null
  openedAt: Instant
  decidedAt: Instant | null
  createdAt: Instant
}

const select = (db: Db | Tx) =>
  db
    .selectFrom('disputes')
    .innerJoin('authorizations', 'authorizations.id', 'disputes.authorizationId')
    .innerJoin('checkouts', 'checkouts.id', 'authorizations.checkoutId')
    .innerJoin('merchants', 'merchants.id', 'disputes.merchantId')
    .selectAll('disputes')
    .select([
      'authorizations.checkoutId',
      'authorizations.loanId',
      'checkouts.merchantReference',
      'checkouts.notifyUrl',
      'merchants.mode',
      'merchants.clockAheadMs',
    ])

type Ids = 'id' | 'authorizationId' | 'merchantId' | 'checkoutId' | 'loanId'
type Row = Omit<StoredDispute, Ids> & Record<Ids, string>
const toDispute = (row: Row): StoredDispute => ({
  ...row,
  id: DisputeId.parse(row.id),
  authorizationId: AuthorizationId.parse(row.authorizationId),
  merchantId: MerchantId.parse(row.merchantId),
  checkoutId: CheckoutId.parse(row.checkoutId),
  loanId: LoanId.parse(row.loanId),
})

type NewDispute = Pick<
  StoredDispute,
  | 'id'
  | 'authorizationId'
  | 'merchantId'
  | 'lenderId'
  | 'lenderDisputeReference'
  | 'reason'
  | 'currency'
  | 'amountMinor'
  | 'respondBy'
  | 'warnedHours'
  | 'openedAt'
  | 'createdAt'
>

/** Writes a dispute down once, however often its lender tells of it. */
export async function insert(tx: Tx, it: NewDispute): Promise<void> {
  await tx
    .insertInto('disputes')
    .values({
      ...it,
      status: 'opened',
      takenBackMinor: 0,
      response: null,
      responseId: null,
      responseState: null,
      responseAt: null,
      evidenceSealed: null,
      decidedAt: null,
    })
    .execute()
}

export async function findById(db: Db | Tx, id: DisputeId): Promise<StoredDispute | undefined> {
  const row = await select(db).where('disputes.id', '=', id).executeTakeFirst()
  return row && toDispute(row)
}

/** A dispute by its lender's own reference. */
export async function findByReference(
  db: Db | Tx,
  it: { lenderId: LenderId; reference: string },
): Promise<StoredDispute | undefined> {
  const row = await select(db)
    .where('disputes.lenderId', '=', it.lenderId)
    .where('disputes.lenderDisputeReference', '=', it.reference)
    .executeTakeFirst()
  return row && toDispute(row)
}

export type Page = {
  merchantId: MerchantId
  status?: DisputeStatus | undefined
  merchantReference?: string | undefined
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A merchant's disputes, newest first. */
export async function list(db: Db, page: Page): Promise<StoredDispute[]> {
  const { status, merchantReference, after } = page
  const rows = await select(db)
    .where('disputes.merchantId', '=', page.merchantId)
    .$if(status !== undefined, (query) => query.where('disputes.status', '=', status ?? 'opened'))
    .$if(merchantReference !== undefined, (query) =>
      query.where('checkouts.merchantReference', '=', merchantReference ?? ''),
    )
    .where(olderThan('disputes', after))
    .orderBy('disputes.createdAt', 'desc')
    .orderBy('disputes.id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toDispute)
}

type Changes = Partial<
  Pick<
    StoredDispute,
    | 'status'
    | 'takenBackMinor'
    | 'warnedHours'
    | 'response'
    | 'responseId'
    | 'responseState'
    | 'responseAt'
    | 'evidenceSealed'
    | 'decidedAt'
  >
>

/** Writes what changed of a dispute whose authorization this transaction holds. */
export async function update(tx: Tx, id: DisputeId, changes: Changes): Promise<void> {
  await tx.updateTable('disputes').set(changes).where('id', '=', id).execute()
}

type Due = {
  before: Instant
  unwarned?: number
  merchantId?: MerchantId | undefined
  limit: number
}

/** Disputes nobody has answered whose time ends before an instant; with `unwarned`, those not yet warned of so few hours. */
export async function listEnding(tx: Tx | Db, it: Due): Promise<DisputeId[]> {
  const { unwarned, merchantId } = it
  const rows = await tx
    .selectFrom('disputes')
    .select('id')
    .where('status', '=', 'opened')
    .where('responseState', 'is', null)
    .where('respondBy', '<=', it.before)
    .$if(unwarned !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('warnedHours', 'is', null), eb('warnedHours', '>', unwarned ?? 0)]),
      ),
    )
    .$if(merchantId !== undefined, (query) => query.where('merchantId', '=', merchantId ?? ''))
    .orderBy('respondBy')
    .limit(it.limit)
    .execute()
  return rows.map((row) => DisputeId.parse(row.id))
}

/** What is in open disputes of an authorization. */
export const isOpen = (it: Pick<StoredDispute, 'status'>): boolean =>
  disputeIsOpen.includes(it.status)
