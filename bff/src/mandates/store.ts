import { BorrowerId, CardId, LoanId, MandateId } from '@miaoguo/shared/id/id'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import type { Collection, LenderMandate, MandateEnd } from '@miaoguo/shared/loan/mandate'
import type { LoanStatus } from '@miaoguo/shared/loan/loan'
import type { AutopayPaper } from '@miaoguo/shared/repayment/autopay'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { sql } from 'kysely'
import { livingStates } from '../applicants/store.ts'
import { json, type Db, type Tx } from '../db/connect.ts'

export type MandateState = 'asked' | 'pending' | 'active' | 'ending' | 'refused' | 'ended'

/** A permission, and where the asking about it stands. */
export type StoredMandate = {
  /** The reference its lender knows it by. */
  id: MandateId
  borrowerId: BorrowerId
  loanId: LoanId
  lenderId: string
  lenderLoanReference: string
  clockAheadMs: number
  loanStatus: LoanStatus
  cardId: CardId
  state: MandateState
  paper: AutopayPaper
  digest: string
  consentId: string
  agreedAt: Instant
  agreedOn: CalendarDate
  endReason: MandateEnd | null
  endedAt: Instant | null
  endedByBorrowerAt: Instant | null
  lastCollection: Collection | null
  asks: number
  nextAskAt: Instant | null
}

export const isLiving = (it: Pick<StoredMandate, 'state'>): boolean =>
  (livingStates as readonly MandateState[]).includes(it.state)

const select = (db: Db | Tx) =>
  db
    .selectFrom('mandates')
    .innerJoin('loans', 'loans.id', 'mandates.loanId')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .selectAll('mandates')
    .select(['loans.lenderLoanReference', 'loans.status as loanStatus', 'merchants.clockAheadMs'])

type Ids = 'id' | 'borrowerId' | 'loanId' | 'cardId'
type Row = Omit<StoredMandate, Ids> & Record<Ids, string>
const toMandate = (row: Row): StoredMandate => ({
  ...row,
  id: MandateId.parse(row.id),
  borrowerId: BorrowerId.parse(row.borrowerId),
  loanId: LoanId.parse(row.loanId),
  cardId: CardId.parse(row.cardId),
})

export async function findById(db: Db | Tx, id: string): Promise<StoredMandate | undefined> {
  const row = await select(db).where('mandates.id', '=', id).executeTakeFirst()
  return row && toMandate(row)
}

/** The last mandate of a loan, living or not. */
export async function findLast(db: Db | Tx, loanId: LoanId): Promise<StoredMandate | undefined> {
  const row = await select(db)
    .where('mandates.loanId', '=', loanId)
    .orderBy('mandates.agreedAt', 'desc')
    .orderBy('mandates.id', 'desc')
    .executeTakeFirst()
  return row && toMandate(row)
}

type NewMandate = Pick<
  StoredMandate,
  | 'id'
  | 'borrowerId'
  | 'loanId'
  | 'lenderId'
  | 'cardId'
  | 'paper'
  | 'digest'
  | 'consentId'
  | 'agreedAt'
  | 'agreedOn'
  | 'nextAskAt'
>

/** Of two for one loan at once, one: false when one lives already. */
export async function insert(tx: Tx, it: NewMandate): Promise<boolean> {
  const done = await tx
    .insertInto('mandates')
    .values({
      ...it,
      paper: json(it.paper),
      state: 'asked',
      lenderReference: null,
      endReason: null,
      endedAt: null,
      endedByBorrowerAt: null,
      lastCollection: json(null),
      alarmedAt: null,
    })
    .onConflict((conflict) =>
      // Written out: a statement planned for any values does not see that this is the index of living ones.
      conflict
        .column('loanId')
        .where(
          'state',
          'in',
          livingStates.map((it) => sql.lit(it)),
        )
        .doNothing(),
    )
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Its borrower ends it: from here on the lender is told to take nothing. False when that was done, or it has ended. */
export async function beginEnd(
  tx: Tx,
  it: { id: string; at: Instant; nextAskAt: Instant },
): Promise<boolean> {
  const done = await tx
    .updateTable('mandates')
    .set({ state: 'ending', endedByBorrowerAt: it.at, asks: 0, nextAskAt: it.nextAskAt })
    .where('id', '=', it.id)
    .where('state', 'in', ['asked', 'pending', 'active'])
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Writes down that its lender is asked now, and when it is asked next if it does not answer. */
export async function countAsk(
  db: Db,
  it: { id: string; asks: number; nextAskAt: Instant },
): Promise<boolean> {
  const done = await db
    .updateTable('mandates')
    .set({ asks: it.asks + 1, nextAskAt: it.nextAskAt })
    .where('id', '=', it.id)
    .where('asks', '=', it.asks)
    .where('state', 'in', livingStates)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

type Told = {
  id: string
  from: readonly MandateState[]
  to: MandateState
  said: Pick<LenderMandate, 'lenderReference' | 'lastCollection'>
  end: MandateEnd | null
  at: Instant
  nextAskAt: Instant | null
  refusalUntold: boolean
}

/** Keeps the lender's word; false when the mandate stands elsewhere by now. */
export async function heed(tx: Tx, it: Told): Promise<boolean> {
  const over = it.to === 'ended' || it.to === 'refused'
  const done = await tx
    .updateTable('mandates')
    .set({
      state: it.to,
      lenderReference: it.said.lenderReference,
      lastCollection: json(it.said.lastCollection),
      nextAskAt: it.nextAskAt,
      ...(over ? { endReason: it.end, endedAt: it.at } : {}),
      ...(it.refusalUntold ? { refusalUntold: true } : {}),
    })
    .where('id', '=', it.id)
    .where('state', 'in', it.from)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Mandates whose lender is to be asked now: it is time, or nothing of the loan is open any more. */
export async function listToAsk(
  db: Db,
  it: { now: Instant; soon: Instant; limit: number },
): Promise<StoredMandate[]> {
  const rows = await select(db)
    .where('mandates.state', 'in', livingStates)
    .where((eb) =>
      eb.or([
        eb('mandates.nextAskAt', '<=', it.now),
        eb.and([eb('loans.status', '<>', 'active'), eb('mandates.nextAskAt', '>', it.soon)]),
      ]),
    )
    .orderBy('mandates.nextAskAt')
    .limit(it.limit)
    .execute()
  return rows.map(toMandate)
}

/** Marks that people were called about a mandate that does not end; false when they were before. */
export async function markAlarmed(db: Db, it: { id: string; at: Instant }): Promise<boolean> {
  const done = await db
    .updateTable('mandates')
    .set({ alarmedAt: it.at })
    .where('id', '=', it.id)
    .where('alarmedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export type Untold = {
  id: string
  phone: string
  clockAheadMs: number
  lenderName: LocalText
  card: AutopayPaper['card']
  collection: Collection
}

/** Refusals of which the borrower was not told by text, of borrowers with a phone. */
export async function listUntold(db: Db, limit: number): Promise<Untold[]> {
  const rows = await db
    .selectFrom('mandates')
    .innerJoin('borrowers', 'borrowers.id', 'mandates.borrowerId')
    .innerJoin('lenders', 'lenders.id', 'mandates.lenderId')
    .innerJoin('loans', 'loans.id', 'mandates.loanId')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .select([
      'merchants.clockAheadMs',
      'mandates.id',
      'mandates.paper',
      'mandates.lastCollection',
      'borrowers.phone',
      'lenders.legalName as lenderName',
    ])
    .where('mandates.refusalUntold', '=', true)
    .where('borrowers.phone', 'is not', null)
    .limit(limit)
    .execute()
  return rows.flatMap(({ id, phone, paper, lastCollection: collection, ...rest }) =>
    phone && collection ? [{ id, phone, card: paper.card, collection, ...rest }] : [],
  )
}

/** Takes the one message about a refusal; false when somebody else did. */
export async function takeUntold(db: Db, id: string): Promise<boolean> {
  const done = await db
    .updateTable('mandates')
    .set({ refusalUntold: false })
    .where('id', '=', id)
    .where('refusalUntold', '=', true)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
