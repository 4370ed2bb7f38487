import type { HandoffNotice, HandoffState } from '@miaoguo/shared/handoff/handoff'
import { ApplicationId, CheckoutId, HandoffId } from '@miaoguo/shared/id/id'
import type { DeclineReason } from '@miaoguo/shared/loan/loan'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { json, type Db, type Tx } from '../db/connect.ts'

export type StoredHandoff = {
  id: HandoffId
  checkoutId: CheckoutId
  borrowerId: string
  lenderId: string
  productCode: string
  notice: HandoffNotice
  noticeDigest: string
  currency: HandoffNotice['currency']
  amountMinor: number
  state: HandoffState
  sessionReference: string | null
  leaveUrlSealed: string | null
  declineReasons: DeclineReason[]
  asks: number
  expiresAt: Instant
  createdAt: Instant
  applicationId: ApplicationId | null
  returnUrl: string
  merchantReference: string
}

const select = (db: Db | Tx) =>
  db
    .selectFrom('handoffs')
    .innerJoin('checkouts', 'checkouts.id', 'handoffs.checkoutId')
    .leftJoin('applications', 'applications.handoffId', 'handoffs.id')
    .selectAll('handoffs')
    .select([
      'applications.id as applicationId',
      'checkouts.returnUrl',
      'checkouts.merchantReference',
    ])

type Row = Omit<StoredHandoff, 'id' | 'checkoutId' | 'applicationId'> & {
  id: string
  checkoutId: string
  applicationId: string | null
}
const toHandoff = (row: Row): StoredHandoff => ({
  ...row,
  id: HandoffId.parse(row.id),
  checkoutId: CheckoutId.parse(row.checkoutId),
  applicationId: row.applicationId === null ? null : ApplicationId.parse(row.applicationId),
})

export async function findById(db: Db | Tx, id: string): Promise<StoredHandoff | undefined> {
  const row = await select(db).where('handoffs.id', '=', id).executeTakeFirst()
  return row && toHandoff(row)
}

/** The one that is still away for this order at this lender. */
export async function findAway(
  db: Db | Tx,
  it: { checkoutId: string; lenderId: string },
): Promise<StoredHandoff | undefined> {
  const row = await select(db)
    .where('handoffs.checkoutId', '=', it.checkoutId)
    .where('handoffs.lenderId', '=', it.lenderId)
    .where('handoffs.state', '=', 'away')
    .executeTakeFirst()
  return row && toHandoff(row)
}

type NewHandoff = Pick<
  StoredHandoff,
  | 'id'
  | 'checkoutId'
  | 'borrowerId'
  | 'lenderId'
  | 'productCode'
  | 'notice'
  | 'noticeDigest'
  | 'currency'
  | 'amountMinor'
  | 'sessionReference'
  | 'leaveUrlSealed'
  | 'declineReasons'
  | 'expiresAt'
  | 'createdAt'
> & { state: 'away' | 'refused' }

/** False when another one of this order is away at this lender: the index decides. */
export async function insert(tx: Tx, it: NewHandoff): Promise<boolean> {
  const done = await tx
    .insertInto('handoffs')
    .values({
      ...it,
      notice: json(it.notice),
      declineReasons: json(it.declineReasons),
      authorizationSealed: null,
      asks: 0,
      endedAt: it.state === 'away' ? null : it.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Takes one turn of asking; false when nothing is left to ask. */
export async function takeTurn(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('handoffs')
    .set((eb) => ({ asks: eb('asks', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'away')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

type End = { id: string; state: Exclude<HandoffState, 'away'>; at: Instant }

/** Ends it, once; false when it had ended before. The row decides. */
export async function end(
  tx: Tx,
  { id, state, at, authorizationSealed = null }: End & { authorizationSealed?: string | null },
): Promise<boolean> {
  const done = await tx
    .updateTable('handoffs')
    .set({ state, endedAt: at, authorizationSealed })
    .where('id', '=', id)
    .where('state', '=', 'away')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
