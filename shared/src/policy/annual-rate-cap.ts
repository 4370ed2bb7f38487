import type { CalendarDate } from '../time/calendar-date.ts'
import { rulesInForce } from './assess.ts'
import { lprOn } from './lpr.ts'
import type { LenderKind, Policy } from './policy.ts'

/** The most a loan of such a lender may cost a year, in parts per million; undefined where the policy of that day names no cap. */
export function annualRateCap(
  policy: Policy,
  of: { lender: LenderKind; drawnOn: CalendarDate; today: CalendarDate },
): number | undefined {
  const caps = rulesInForce(policy, of.today).flatMap(({ demand }): number[] => {
    if (demand.kind === 'annual_rate_max' && demand.only === undefined)
      return (demand.of?.includes(of.lender) ?? true) ? [demand.maxPpm] : []
    const lpr = lprOn(of.drawnOn)
    if (demand.kind !== 'annual_rate_max_lpr' || lpr === undefined) return []
    return demand.of.includes(of.lender) ? [lpr * demand.times] : []
  })
  return caps.length === 0 ? undefined : Math.min(...caps)
}
