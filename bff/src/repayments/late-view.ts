import { contactHours } from '@miaoguo/shared/policy/contact-hours'
import type { LoanLate } from '@miaoguo/shared/repayment/repayment'
import { lateCostOn, overdueOn } from '@miaoguo/shared/servicing/late-cost'
import { isCharge, payableOn, sumOver } from '@miaoguo/shared/servicing/standing-rows'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { addDays } from '@miaoguo/shared/time/due-dates'
import type { Deps } from '../deps.ts'
import type { Standing } from '../loans/standing-store.ts'
import { productOf } from '../operations/capabilities.ts'
import { chargesLate } from '../operations/late-costs.ts'
import type { OwnLoan } from './store.ts'

type On = { loan: OwnLoan; standing: Standing; on: CalendarDate }

/**
 * What is late of a loan, what it costs and what follows, from the terms alone. A bad record is told to the credit
 * reference centre only after its subject was told (征信业管理条例 第十五条, recalled), so the day is said beforehand.
 */
export function toLate(deps: Deps, { loan, standing, on }: On): LoanLate | null {
  const { rows, late } = standing
  const overdue = overdueOn(rows, on)
  if (!overdue) return null
  const reckoned = chargesLate(deps, loan)
  const charges = rows.filter(isCharge)
  const costMinor = sumOver(charges, (row) => row.totalMinor - row.paidMinor)
  const after = productOf(deps, loan)?.creditReportAfterDays
  return {
    since: overdue.since,
    days: overdue.days,
    count: overdue.count,
    overdueMinor: payableOn(rows, on).overdueMinor,
    costMinor: reckoned ? costMinor : null,
    costPerDayMinor: reckoned ? lateCostOn(rows, { ...late, through: on }, addDays(on, 1)) : null,
    ratePpmPerDay: late.ppmPerDay,
    annualRatePpm: late.ppmPerDay * 360,
    steps:
      after === undefined ? [] : [{ kind: 'credit_report', on: addDays(overdue.since, after) }],
    contactHours,
  }
}
