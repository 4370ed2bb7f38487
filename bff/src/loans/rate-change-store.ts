import type { BorrowerId, LoanId } from '@miaoguo/shared/id/id'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { RateChange } from '@miaoguo/shared/loan/rate-change'
import type { RateStep } from '@miaoguo/shared/servicing/rate-on'
import { json, type Db, type Tx } from '../db/connect.ts'

/** The rates of a loan since it was agreed on, oldest first; none while it has the one agreed on. */
export async function stepsOf(db: Db | Tx, id: LoanId): Promise<RateStep[]> {
  return db
    .selectFrom('loanRateChanges')
    .select(['toInterestPpm as annualInterestPpm', 'effectiveOn'])
    .where('loanId', '=', id)
    .orderBy('effectiveOn')
    .execute()
}

type Kept = Pick<RateChange, 'effectiveOn' | 'reason' | 'from' | 'to' | 'toldAt'> & {
  /** The rows that change, as they were and as they are. */
  before: readonly LivingInstallment[]
  after: readonly LivingInstallment[]
  toPay: { beforeMinor: number; afterMinor: number }
}

/** Keeps a change that was taken over. */
export async function insert(tx: Tx, id: LoanId, it: Kept): Promise<void> {
  await tx
    .insertInto('loanRateChanges')
    .values({
      loanId: id,
      effectiveOn: it.effectiveOn,
      fromInterestPpm: it.from.interestPpm,
      toInterestPpm: it.to.interestPpm,
      fromAnnualRatePpm: it.from.annualRatePpm,
      toAnnualRatePpm: it.to.annualRatePpm,
      rowsBefore: json([...it.before]),
      rowsAfter: json([...it.after]),
      toPayBeforeMinor: it.toPay.beforeMinor,
      toPayAfterMinor: it.toPay.afterMinor,
      reason: json(it.reason),
      toldAt: it.toldAt,
    })
    .execute()
}

/** The changes of a borrower's own loan, newest first; undefined where it is none of theirs. */
export async function listOf(
  db: Db,
  { id, borrowerId }: { id: LoanId; borrowerId: BorrowerId },
): Promise<{ clockAheadMs: number; items: RateChange[] } | undefined> {
  const loan = await db
    .selectFrom('loans')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .select(['loans.currency', 'merchants.clockAheadMs'])
    .where('loans.id', '=', id)
    .where('loans.borrowerId', '=', borrowerId)
    .where('loans.disclosureDigest', 'is not', null)
    .executeTakeFirst()
  if (!loan) return undefined
  const rows = await db
    .selectFrom('loanRateChanges')
    .selectAll()
    .where('loanId', '=', id)
    .orderBy('effectiveOn', 'desc')
    .execute()
  const items = rows.map((row) => ({
    effectiveOn: row.effectiveOn,
    reason: row.reason,
    currency: loan.currency,
    convention: 'simple' as const,
    from: { interestPpm: row.fromInterestPpm, annualRatePpm: row.fromAnnualRatePpm },
    to: { interestPpm: row.toInterestPpm, annualRatePpm: row.toAnnualRatePpm },
    rows: row.rowsBefore.map((before, i) => {
      const after = row.rowsAfter[i] ?? before
      return { before, after, byMinor: after.totalMinor - before.totalMinor }
    }),
    toPay: {
      beforeMinor: row.toPayBeforeMinor,
      afterMinor: row.toPayAfterMinor,
      byMinor: row.toPayAfterMinor - row.toPayBeforeMinor,
    },
    toldAt: row.toldAt,
  }))
  return { clockAheadMs: loan.clockAheadMs, items }
}
