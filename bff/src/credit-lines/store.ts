import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type {
  CreditLineChange,
  CreditLineStatus,
  DrawnLoan,
} from '@miaoguo/shared/credit-line/credit-line'
import type { CreditLineNotice } from '@miaoguo/shared/credit-line/notice'
import { BorrowerId, CreditLineId, LenderId, LoanId } from '@miaoguo/shared/id/id'
import type { DeclineReason } from '@miaoguo/shared/loan/loan'
import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { sql } from 'kysely'
import { json, type Db, type Tx } from '../db/connect.ts'
import { mayLend } from '../offers/may-lend.ts'

export type StoredLine = {
  id: CreditLineId
  borrowerId: BorrowerId
  lenderId: LenderId
  productCode: string
  notice: CreditLineNotice
  noticeDigest: string
  purposes: ConsentPurpose[]
  grantedAt: Instant
  status: CreditLineStatus
  declineReasons: DeclineReason[]
  lenderReference: string | null
  currency: Currency
  limitMinor: number
  usedMinor: number
  availableMinor: number
  annualInterestPpm: number
  validThrough: CalendarDate | null
  changedAt: Instant | null
  readAt: Instant | null
  closureReference: string | null
  asks: number
  createdAt: Instant
}

type Row = Omit<StoredLine, 'id' | 'borrowerId' | 'lenderId'> & {
  id: string
  borrowerId: string
  lenderId: string
}
const toLine = (row: Row): StoredLine => ({
  ...row,
  id: CreditLineId.parse(row.id),
  borrowerId: BorrowerId.parse(row.borrowerId),
  lenderId: LenderId.parse(row.lenderId),
})

const standing = ['applied', 'active', 'suspended'] as const

/** Keeps an asking for a line; false when there is one at this lender already. */
export async function insert(tx: Tx, it: StoredLine): Promise<boolean> {
  const done = await tx
    .insertInto('creditLines')
    .values({
      ...it,
      notice: json(it.notice),
      purposes: json(it.purposes),
      declineReasons: json(it.declineReasons),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** A line of this borrower; another's is not there. */
export async function findOwn(
  db: Db | Tx,
  id: CreditLineId,
  borrowerId: BorrowerId,
): Promise<StoredLine | undefined> {
  const row = await db
    .selectFrom('creditLines')
    .selectAll()
    .where('id', '=', id)
    .where('borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row && toLine(row)
}

export async function findById(db: Db, id: string): Promise<StoredLine | undefined> {
  const row = await db.selectFrom('creditLines').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toLine(row)
}

/** The line, held until the transaction ends. */
export async function lock(tx: Tx, id: CreditLineId): Promise<StoredLine | undefined> {
  const row = await tx
    .selectFrom('creditLines')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && toLine(row)
}

/** A borrower's lines, newest first; no more than are of use to anybody. */
export async function listOf(db: Db, borrowerId: BorrowerId, limit: number): Promise<StoredLine[]> {
  const rows = await db
    .selectFrom('creditLines')
    .selectAll()
    .where('borrowerId', '=', borrowerId)
    .orderBy(sql`case when status in ('applied', 'active', 'suspended') then 0 else 1 end`)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toLine)
}

/** The lenders at which a borrower has a line, or has asked for one. */
export async function lendersOf(db: Db, borrowerId: BorrowerId): Promise<string[]> {
  const rows = await db
    .selectFrom('creditLines')
    .select('lenderId')
    .where('borrowerId', '=', borrowerId)
    .where('status', 'in', standing)
    .execute()
  return rows.map((row) => row.lenderId)
}

/** Whether a lender may grant a line of a product today, as the registry stands in this transaction. */
export async function mayGrant(
  tx: Tx,
  it: { lenderId: string; productCode: string; today: CalendarDate },
): Promise<boolean> {
  const row = await tx
    .selectFrom('lenders')
    .leftJoin('lenderListings', (join) =>
      join
        .onRef('lenderListings.lenderId', '=', 'lenders.id')
        .on('lenderListings.productCode', '=', it.productCode),
    )
    .select([
      'lenders.status as lenderStatus',
      'lenderListings.status as listing',
      sql<CalendarDate>`least(lenders.licence_valid_through, lenders.published_valid_through)`.as(
        'licenceValidThrough',
      ),
    ])
    .where('lenders.id', '=', it.lenderId)
    .executeTakeFirst()
  return row !== undefined && mayLend(row, it.today)
}

/** Counts one asking; false when somebody else has counted it. */
export async function countAsk(tx: Tx, it: { id: string; asks: number }): Promise<boolean> {
  const counted = await tx
    .updateTable('creditLines')
    .set({ asks: it.asks + 1 })
    .where('id', '=', it.id)
    .where('asks', '=', it.asks)
    .executeTakeFirst()
  return counted.numUpdatedRows > 0n
}

export type Word = Pick<
  StoredLine,
  | 'status'
  | 'declineReasons'
  | 'lenderReference'
  | 'limitMinor'
  | 'usedMinor'
  | 'availableMinor'
  | 'annualInterestPpm'
  | 'validThrough'
  | 'changedAt'
  | 'readAt'
  | 'closureReference'
>

/** Brings our mirror to what the lender told. The caller holds the line. */
export async function write(tx: Tx, id: CreditLineId, it: Partial<Word>): Promise<void> {
  const { declineReasons, ...rest } = it
  await tx
    .updateTable('creditLines')
    .set({ ...rest, ...(declineReasons ? { declineReasons: json(declineReasons) } : {}) })
    .where('id', '=', id)
    .execute()
}

/** Begins to ask for the end of a line, from the first asking. The caller holds the line. */
export async function beginClosing(tx: Tx, id: CreditLineId, reference: string): Promise<void> {
  await tx
    .updateTable('creditLines')
    .set({ closureReference: reference, asks: 0 })
    .where('id', '=', id)
    .execute()
}

/** Adds to the history of a line. The caller holds the line. */
export async function addChanges(
  tx: Tx,
  id: CreditLineId,
  it: { changes: readonly CreditLineChange[]; at: Instant },
): Promise<void> {
  if (it.changes.length === 0) return
  const { count } = await tx
    .selectFrom('creditLineChanges')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('creditLineId', '=', id)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('creditLineChanges')
    .values(
      it.changes.map((change, i) => ({
        creditLineId: id,
        number: Number(count) + i + 1,
        change: json(change),
        notedAt: it.at,
      })),
    )
    .execute()
}

/** What changed in a line, the newest first. */
export async function changesOf(db: Db, id: CreditLineId): Promise<CreditLineChange[]> {
  const rows = await db
    .selectFrom('creditLineChanges')
    .select('change')
    .where('creditLineId', '=', id)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => row.change)
}

/** What was drawn from a line, the newest first. */
export async function loansOf(db: Db, it: StoredLine): Promise<DrawnLoan[]> {
  const rows = await db
    .selectFrom('loans')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .select(['loans.id', 'merchants.name as merchantName', 'loans.principalMinor'])
    .select(['loans.status', 'loans.createdAt'])
    .select((of) =>
      of
        .selectFrom('installments')
        .whereRef('installments.loanId', '=', 'loans.id')
        .where('installments.state', '=', 'open')
        .select((eb) =>
          eb.fn.sum<number>(eb('principalMinor', '-', eb.ref('principalPaidMinor'))).as('open'),
        )
        .as('outstandingMinor'),
    )
    .where('loans.creditLineId', '=', it.id)
    .where('loans.borrowerId', '=', it.borrowerId)
    .orderBy('loans.createdAt', 'desc')
    .orderBy('loans.id', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    ...row,
    id: LoanId.parse(row.id),
    outstandingMinor: Number(row.outstandingMinor ?? 0),
  }))
}

/** Lines that stand by our last reading though their last day is over. */
export async function listExpired(db: Db, today: CalendarDate): Promise<CreditLineId[]> {
  const rows = await db
    .selectFrom('creditLines')
    .select('id')
    .where('status', 'in', ['active', 'suspended'])
    .where('validThrough', '<', today)
    .limit(100)
    .execute()
  return rows.map((row) => CreditLineId.parse(row.id))
}
