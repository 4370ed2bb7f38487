import type { SettlementLine } from '@miaoguo/shared/loan/operation'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { OutageReason } from '../lenders/lender.ts'
import type { LenderEntry } from '../lenders/registry.ts'

/** A list longer than this is not one day's. */
const pagesMax = 1000

/** Every line a lender settled on a day, or why it could not be read. */
export async function listLines(
  entry: LenderEntry,
  on: CalendarDate,
): Promise<SettlementLine[] | { reason: OutageReason }> {
  const lines: SettlementLine[] = []
  let after: string | null = null
  for (let page = 0; page < pagesMax; page += 1) {
    const asked = await entry.lender.listSettlementLines(after === null ? { on } : { on, after })
    if (!asked.ok) return { reason: asked.reason }
    lines.push(...asked.value.items)
    after = asked.value.next
    if (after === null) return lines
  }
  return { reason: 'answer_too_large' }
}
