import type { CalendarDate } from '../time/calendar-date.ts'
import type { CreditLineStatus } from './credit-line.ts'

export type DrawnOn = {
  status: CreditLineStatus
  availableMinor: number
  validThrough: CalendarDate | null
  closing: boolean
}

/** Why nothing, or not so much, can be drawn from a line. */
export type NotDrawable = 'not_active' | 'suspended' | 'expired' | 'closing' | 'not_enough'

/**
 * Why an amount cannot be drawn from a line today, by the lender's last word; undefined when it can. The lender judges
 * again when it is drawn. Amounts are minor units.
 *
 * @example whyNotDrawable({ status: 'active', availableMinor: 500, validThrough: '2027-01-31', closing: false }, { amountMinor: 600, today: '2026-12-01' }) // => 'not_enough'
 */
export function whyNotDrawable(
  line: DrawnOn,
  asked: { amountMinor: number; today: CalendarDate },
): NotDrawable | undefined {
  if (line.status === 'suspended') return 'suspended'
  if (line.status === 'expired' || (line.validThrough ?? asked.today) < asked.today)
    return 'expired'
  if (line.status !== 'active') return 'not_active'
  if (line.closing) return 'closing'
  return line.availableMinor < asked.amountMinor ? 'not_enough' : undefined
}
