import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import { RateChangeTold } from '@miaoguo/shared/loan/rate-change-told'
import { isPenalty, type Account } from './account.ts'
import { problem, type Answer, type Desk } from './desk.ts'
import { scheduleOf } from './quotes.ts'

/** Somebody at the lender announces a new rate: `POST /sandbox/loans/{loanReference}/rate`. It counts from a due date on. */
export function changeRateByHand(desk: Desk, route: string, body: unknown): Answer | undefined {
  const reference = /^POST \/sandbox\/loans\/([\w.:-]+)\/rate$/.exec(route)?.[1]
  if (reference === undefined) return undefined
  const entry = desk.books.byLoan(reference)
  if (!entry?.account) return problem(404, 'not_found')
  const told = RateChangeTold.safeParse(body)
  if (!told.success) return problem(400, 'input_invalid')
  const rows = rowsOf(entry.account, told.data)
  if (!rows) return problem(422, 'lender_policy')
  // A lender whose figures are not those of its own terms.
  const first = rows.find((row) => row.dueOn > told.data.effectiveOn)
  if (entry.persona === 'rate_off_by_a_fen' && first) {
    first.interestMinor += 1
    first.totalMinor += 1
  }
  entry.account.rows = rows
  entry.account.rateChanges = [...(entry.account.rateChanges ?? []), told.data]
  desk.books.write(entry)
  desk.notifier.tell({ type: 'loan.changed', reference }, 0)
  return { status: 200, body: { rateChange: told.data, schedule: rows } }
}

/** What is open after the day, lent anew at the new rate over the days that are left; undefined where there is nothing such. */
function rowsOf(it: Account, told: RateChangeTold): LivingInstallment[] | undefined {
  const later = it.rows.filter((row) => row.dueOn > told.effectiveOn && !isPenalty(row))
  const isDue = it.rows.some((row) => row.dueOn === told.effectiveOn && !isPenalty(row))
  if (!isDue || later.length === 0 || later.some((row) => row.paidMinor > 0)) return undefined
  const made = scheduleOf(
    { ...it.terms, annualInterestPpm: told.annualInterestPpm, fees: [] },
    later.length,
    {
      amountMinor: later.reduce((sum, row) => sum + row.principalMinor, 0),
      today: it.drawnOn,
    },
  )
  return it.rows.map((row) => {
    const anew = made[later.indexOf(row)]
    if (!anew) return row
    const { principalMinor, interestMinor } = anew
    const totalMinor = principalMinor + interestMinor + row.feeMinor
    return { ...row, principalMinor, interestMinor, totalMinor }
  })
}
