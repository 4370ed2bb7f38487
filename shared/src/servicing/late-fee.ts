import { multiplyRatio } from '../money/ratio.ts'
import { oneOf, termLimits, within } from '../schedule/terms.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { addDays, daysBetween } from '../time/due-dates.ts'
import { between, type LoanChange } from './change-loan.ts'
import { bookOf, type LivingEvent, type LivingLoan } from './living-loan.ts'
import { dateFrom } from './refuse-events.ts'
import { openPortion, type Row } from './rows.ts'

/** What being late costs: once or daily, of what, after how many days, and never more than the cap per row. */
export type LateFeePolicy = {
  /** Days after the due date in which nothing is charged. */
  graceDays: number
  charged:
    | { how: 'once'; amountMinor: number }
    | { how: 'once_share'; ratePpm: number }
    | { how: 'daily'; ratePpm: number }
  /** What a share is of: the principal that is open, or all that is open but penalties. */
  of: 'principal' | 'installment'
  /** The most that all late fees of one row may come to. */
  capMinor: number
}

/** A late fee of one row: what is charged now, and what all late fees of that row come to. */
export type LateFee = { dueOn: CalendarDate; feeMinor: number; totalMinor: number; capped: boolean }

/**
 * Late fees (逾期费用) through a day, one for each row that is past due and open, as penalties due that day.
 * Shares are rounded half even; daily ones count the days since the last assessment on what is open now.
 * All late fees of a row together never exceed the cap. Refuses a policy outside 0..365 grace days, 0..10^7
 * ppm and amounts below 10^12 (`terms_invalid`).
 */
export function assessLateFee(
  loan: LivingLoan,
  it: { on: CalendarDate; policy: LateFeePolicy },
): LoanChange & { fees: LateFee[] } {
  refusePolicy(it.policy)
  dateFrom('on', it.on, loan.terms.drawnOn)
  const late = bookOf(loan, it.on).rows.filter(
    (row) => row.paidOn === null && addDays(row.due, it.policy.graceDays) < it.on,
  )
  const fees = late.map((row) => feeOf(loan, row, it))
  const events = fees.flatMap((fee): LivingEvent[] =>
    fee.feeMinor === 0
      ? []
      : [
          {
            kind: 'charge',
            on: it.on,
            portion: 'penalty',
            dueOn: it.on,
            amountMinor: fee.feeMinor,
            lateFor: fee.dueOn,
          },
        ],
  )
  return { ...between(loan, { ...loan, events: [...loan.events, ...events] }, it.on), fees }
}

function refusePolicy(policy: LateFeePolicy): void {
  within('policy.graceDays', policy.graceDays, [0, 365])
  within('policy.capMinor', policy.capMinor, [0, termLimits.principalMinor[1]])
  oneOf('policy.of', policy.of, ['principal', 'installment'])
  oneOf('policy.charged.how', policy.charged.how, ['once', 'once_share', 'daily'])
  if (policy.charged.how === 'once')
    within('policy.charged.amountMinor', policy.charged.amountMinor, termLimits.principalMinor)
  else within('policy.charged.ratePpm', policy.charged.ratePpm, termLimits.ratePpm)
}

type Assessed = { on: CalendarDate; policy: LateFeePolicy }

function feeOf(loan: LivingLoan, row: Row, { on, policy }: Assessed): LateFee {
  const before = loan.events.flatMap((it) =>
    it.kind === 'charge' && it.lateFor === row.due ? [it] : [],
  )
  const charged = before.reduce((sum, it) => sum + it.amountMinor, 0)
  const since = before.reduce((last, it) => (it.on > last ? it.on : last), row.due)
  const fresh = freshFee(row, policy, { first: before.length === 0, days: daysBetween(since, on) })
  const feeMinor = Math.max(0, Math.min(fresh, policy.capMinor - charged))
  return { dueOn: row.due, feeMinor, totalMinor: charged + feeMinor, capped: feeMinor < fresh }
}

function freshFee(
  row: Row,
  policy: LateFeePolicy,
  since: { first: boolean; days: number },
): number {
  const { charged } = policy
  if (charged.how === 'once') return since.first ? charged.amountMinor : 0
  const others = openPortion(row, 'interest') + openPortion(row, 'fee')
  const base = openPortion(row, 'principal') + (policy.of === 'installment' ? others : 0)
  const times = charged.how === 'daily' ? Math.max(0, since.days) : since.first ? 1 : 0
  // Beyond any cap nothing needs counting exactly.
  const most = 2 * termLimits.principalMinor[1]
  if ((base * charged.ratePpm * times) / 1_000_000 >= most) return most
  const share = { numerator: charged.ratePpm * times, denominator: 1_000_000 }
  return multiplyRatio(base, share, 'half_even')
}
