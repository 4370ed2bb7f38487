import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { standing } from './events.ts'
import { Unsupported, type Written } from './written.ts'

/**
 * Refuses tables of the older engine that ask for money nobody had lent by then, and charges whose amount
 * the case does not give: each is seen in the table itself.
 */
export function refuseCumulative(it: Written, dueOn: readonly CalendarDate[]): void {
  const live = standing(it.events)
  const drawn = it.events.filter((one) => one.type === 'DISBURSEMENT' && live.has(one))
  const lastDrawn = drawn
    .map((one) => one.date)
    .toSorted()
    .at(-1)
  const isRun = it.events.some((one) => live.has(one) && one.type === 'CLOSE_OF_BUSINESS')
  const isGiven = (name: string): boolean =>
    it.late_fees?.some((fee) => fee.charge === name) === true
  const brought = it.product_settings.product_charges ?? []
  if (isRun && brought.some((name) => name.includes('LATE_FEE') && !isGiven(name)))
    throw new Unsupported('a late fee whose amount the case does not give')
  if (lastDrawn === undefined) return
  const lentBy = (on: CalendarDate): number =>
    drawn.reduce((sum, one) => (one.date <= on ? sum + (one.amount ?? 0) : sum), 0)
  const asked = it.expected.reduce((sum, row) => sum + row.principal, 0)
  const cent = 0.5 / 10 ** it.product_settings.decimals
  if (asked > lentBy(lastDrawn) + cent)
    throw new Unsupported('a table that asks for more than was paid out')
  if (lastDrawn > (dueOn.at(-1) ?? lastDrawn))
    throw new Unsupported('a tranche paid out after the agreed term')
  if (it.inputs.annual_rate_percent > 0) return
  const unit = it.product_settings.instalment_multiples_of ?? 2 * cent
  let before = 0
  for (const row of it.expected) {
    const rest = it.expected.filter((one) => one.days > 0 && one.due >= row.due).length
    const share = (lentBy(row.due) - before) / Math.max(1, rest)
    if (row.days > 0 && row.due < lastDrawn && row.principal > share + unit)
      throw new Unsupported('a row that fell due before the tranche it asks for')
    before += row.principal
  }
}
