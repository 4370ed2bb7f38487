import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { ReliefKind, ReliefPaper } from '@miaoguo/shared/loan/relief'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { json, type Db, type Tx } from '../db/connect.ts'
import type { OperationState } from '../operations/store.ts'

/** A relief as it was offered and shown, and what its borrower decided. */
export type StoredRelief = {
  serviceRequestId: string
  reliefReference: string
  kind: ReliefKind
  periods: number
  offeredOn: CalendarDate
  validThrough: CalendarDate
  /** Every row of the loan as it stood, and as it would be. */
  rowsBefore: LivingInstallment[]
  rowsAfter: LivingInstallment[]
  paper: ReliefPaper
  digest: string
  decision: 'accepted' | 'refused' | null
  decidedAt: Instant | null
  createdAt: Instant
}

export async function insert(
  tx: Tx,
  it: Omit<StoredRelief, 'decision' | 'decidedAt'>,
): Promise<void> {
  await tx
    .insertInto('reliefOffers')
    .values({
      ...it,
      rowsBefore: json(it.rowsBefore),
      rowsAfter: json(it.rowsAfter),
      paper: json(it.paper),
      decision: null,
      decidedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The relief offered with the answer to a request, held until the transaction ends. */
export async function lock(tx: Tx, serviceRequestId: string): Promise<StoredRelief | undefined> {
  return tx
    .selectFrom('reliefOffers')
    .selectAll()
    .where('serviceRequestId', '=', serviceRequestId)
    .forUpdate()
    .executeTakeFirst()
}

export async function find(
  db: Db | Tx,
  serviceRequestId: string,
): Promise<StoredRelief | undefined> {
  return db
    .selectFrom('reliefOffers')
    .selectAll()
    .where('serviceRequestId', '=', serviceRequestId)
    .executeTakeFirst()
}

/** Keeps a borrower's decision, once. */
export async function decide(
  tx: Tx,
  it: { serviceRequestId: string; decision: 'accepted' | 'refused'; at: Instant },
): Promise<void> {
  await tx
    .updateTable('reliefOffers')
    .set({ decision: it.decision, decidedAt: it.at })
    .where('serviceRequestId', '=', it.serviceRequestId)
    .where('decision', 'is', null)
    .execute()
}

export type SeenRelief = StoredRelief & {
  /** How far the merchant's time is ahead, whose days an offer lives. */
  clockAheadMs: number
  /** Where the acceptance stands at the lender; null while there is none. */
  operationState: OperationState | null
}

/** The reliefs offered with the answers to some requests. */
export async function listOf(db: Db | Tx, ids: readonly string[]): Promise<SeenRelief[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('reliefOffers')
    .innerJoin('serviceRequests', 'serviceRequests.id', 'reliefOffers.serviceRequestId')
    .innerJoin('loans', 'loans.id', 'serviceRequests.loanId')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .leftJoin('operations', 'operations.serviceRequestId', 'reliefOffers.serviceRequestId')
    .selectAll('reliefOffers')
    .select(['merchants.clockAheadMs', 'operations.state as operationState'])
    .where('reliefOffers.serviceRequestId', 'in', ids)
    .execute()
}
