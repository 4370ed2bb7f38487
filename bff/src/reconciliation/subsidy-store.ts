import type { SettlementLine } from '@miaoguo/shared/loan/operation'
import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { Db } from '../db/connect.ts'

/** A loan and what its order spent of a campaign; of no campaign when it is charged all the same. */
export type Subsidised = {
  loanId: string
  attemptId: string
  lenderLoanReference: string
  currency: Currency
  campaignId: string | null
  spentMinor: number
  spentAt: Instant | null
}

type Asked = { references: readonly string[]; moved: { from: Instant; to: Instant } }

/** Those of a lender among these references, those that moved between two instants, and those that differ by now. */
export async function findSubsidised(db: Db, lenderId: string, it: Asked): Promise<Subsidised[]> {
  const rows = await db
    .selectFrom('loans')
    .innerJoin('attempts', (join) =>
      join
        .onRef('attempts.applicationId', '=', 'loans.applicationId')
        .on('attempts.state', '=', 'accepted'),
    )
    .leftJoin('campaignReservations as held', 'held.applicationId', 'loans.applicationId')
    .select([
      'loans.id as loanId',
      'attempts.id as attemptId',
      'loans.lenderLoanReference',
      'loans.currency',
      'held.campaignId',
      'held.spentMinor',
      'held.spentAt',
    ])
    .where('loans.lenderId', '=', lenderId)
    .where((eb) =>
      eb.or([
        ...(it.references.length > 0 ? [eb('loans.lenderLoanReference', 'in', it.references)] : []),
        eb('loans.applicationId', 'in', (of) =>
          of
            .selectFrom('campaignReservations')
            .select('applicationId')
            .where('spentAt', '>=', it.moved.from)
            .where('spentAt', '<', it.moved.to),
        ),
        eb('loans.id', 'in', (of) =>
          of
            .selectFrom('subsidyDifferences')
            .select('loanId')
            .where('lenderId', '=', lenderId)
            .where('closedAt', 'is', null),
        ),
      ]),
    )
    .execute()
  return rows.map((row) => ({ ...row, spentMinor: row.spentMinor ?? 0 }))
}

const signed = (it: Pick<SettlementLine, 'direction' | 'amountMinor'>): number =>
  it.direction === 'from_merchant' ? it.amountMinor : -it.amountMinor

type Charging = {
  loans: readonly Subsidised[]
  day: CalendarDate
  lines: readonly SettlementLine[]
}

/** What lines up to a day charge for each loan: those gathered before, and those of the day that are not yet. */
export async function chargedBy(
  db: Db,
  lenderId: string,
  { loans, day, lines }: Charging,
): Promise<Map<string, number>> {
  const sums = new Map<string, number>()
  if (loans.length === 0) return sums
  const gathered = await db
    .selectFrom('settlementLines')
    .select(['lineReference', 'loanId', 'direction', 'amountMinor'])
    .where('lenderId', '=', lenderId)
    .where('kind', '=', 'subsidy')
    .where('settledOn', '<=', day)
    .where(
      'loanId',
      'in',
      loans.map((it) => it.loanId),
    )
    .execute()
  const known = new Set(gathered.map((it) => it.lineReference))
  const byReference = new Map(loans.map((it) => [it.lenderLoanReference, it.loanId]))
  const told = lines.flatMap((line) => {
    const loanId = byReference.get(line.loanReference)
    return loanId === undefined || known.has(line.lineReference) ? [] : [{ ...line, loanId }]
  })
  for (const it of [...gathered, ...told])
    sums.set(it.loanId, (sums.get(it.loanId) ?? 0) + signed(it))
  return sums
}
