import { BorrowerId, LoanId, ServiceRequestId } from '@miaoguo/shared/id/id'
import type { LenderServiceRequest, ServiceRequest } from '@miaoguo/shared/loan/service-request'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'
import { olderThan } from '../db/older-than.ts'
import type { PageAsked } from '../http/cursor.ts'

const columns = [
  'id',
  'loanId',
  'kind',
  'topic',
  'text',
  'status',
  'lenderReference',
  'answerBy',
  'outcome',
  'answer',
  'createdAt',
  'receivedAt',
  'answeredAt',
] as const
/** A request without the relief that may have been offered with its answer. */
export type StoredRequest = Omit<ServiceRequest, 'relief'>
type Row = Omit<StoredRequest, 'id' | 'loanId'> & { id: string; loanId: string }
const toRequest = (row: Row): StoredRequest => ({
  ...row,
  id: ServiceRequestId.parse(row.id),
  loanId: LoanId.parse(row.loanId),
})

/** Of the new one and one about the same that is still open, one: undefined when there is an open one. */
export async function insert(
  tx: Tx,
  it: StoredRequest & { borrowerId: BorrowerId; lenderId: string },
): Promise<StoredRequest | undefined> {
  const row = await tx
    .insertInto('serviceRequests')
    .values({ ...it, asks: 0, alarmedAt: null })
    .onConflict((conflict) =>
      // Written out: a statement planned for any values does not see that this is the index of open ones.
      conflict
        .columns(['loanId', 'kind', 'topic'])
        .where('status', '<>', sql.lit('answered'))
        .doNothing(),
    )
    .returning(columns)
    .executeTakeFirst()
  return row && toRequest(row)
}

export async function findById(
  db: Db,
  id: ServiceRequestId,
  borrowerId: BorrowerId,
): Promise<StoredRequest | undefined> {
  const row = await db
    .selectFrom('serviceRequests')
    .select(columns)
    .where('id', '=', id)
    .where('borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row && toRequest(row)
}

/** A borrower's requests, newest first; of one loan where it is named. */
export async function list(
  db: Db,
  of: { borrowerId: BorrowerId; loanId: LoanId | undefined },
  { after, limit }: PageAsked,
): Promise<StoredRequest[]> {
  const rows = await db
    .selectFrom('serviceRequests')
    .select(columns)
    .where('borrowerId', '=', of.borrowerId)
    .$if(of.loanId !== undefined, (query) => query.where('loanId', '=', of.loanId ?? ''))
    .where(olderThan('service_requests', after))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toRequest)
}

/** What is needed to carry a request to its lender, and to ask about it. */
export type Carried = StoredRequest & {
  borrowerId: BorrowerId
  clockAheadMs: number
  lenderId: string
  lenderLoanReference: string
  asks: number
}

export async function findCarried(db: Db, id: string): Promise<Carried | undefined> {
  const row = await db
    .selectFrom('serviceRequests')
    .innerJoin('loans', 'loans.id', 'serviceRequests.loanId')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .select(columns.map((it) => `serviceRequests.${it}` as const))
    .select([
      'serviceRequests.lenderId',
      'serviceRequests.borrowerId',
      'loans.lenderLoanReference',
      'merchants.clockAheadMs',
      'asks',
    ])
    .where('serviceRequests.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, ...toRequest(row), borrowerId: BorrowerId.parse(row.borrowerId) }
}

/** Counts one asking; false when somebody else has counted it. */
export async function countAsk(tx: Tx, it: { id: string; asks: number }): Promise<boolean> {
  const counted = await tx
    .updateTable('serviceRequests')
    .set({ asks: it.asks + 1 })
    .where('id', '=', it.id)
    .where('asks', '=', it.asks)
    .where('status', '<>', 'answered')
    .executeTakeFirst()
  return counted.numUpdatedRows > 0
}

/** Writes down what the lender says; false when it says nothing new. */
export async function heed(
  tx: Tx,
  { id, at, said }: { id: string; at: Instant; said: LenderServiceRequest },
): Promise<boolean> {
  const changed = await tx
    .updateTable('serviceRequests')
    .set((eb) => ({
      status: said.status,
      lenderReference: said.lenderReference,
      receivedAt: eb.fn.coalesce('receivedAt', eb.val(at)),
      ...(said.status === 'answered'
        ? { outcome: said.outcome, answer: said.answer, answeredAt: said.answeredAt }
        : {}),
    }))
    .where('id', '=', id)
    .where('status', 'in', said.status === 'answered' ? ['filed', 'received'] : ['filed'])
    .executeTakeFirst()
  return changed.numUpdatedRows > 0
}

/** Takes the requests whose answer is overdue and of which nobody was told. */
export async function takeOverdue(
  tx: Tx,
  it: { today: CalendarDate; at: Instant },
): Promise<{ id: string; lenderId: string; answerBy: CalendarDate }[]> {
  return tx
    .updateTable('serviceRequests')
    .set({ alarmedAt: it.at })
    .where('status', '<>', 'answered')
    .where('answerBy', '<', it.today)
    .where('alarmedAt', 'is', null)
    .returning(['id', 'lenderId', 'answerBy'])
    .execute()
}
