import type { SettlementLine } from '@miaoguo/shared/loan/operation'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { instantAfter } from '@miaoguo/shared/time/instant'
import * as differences from '../campaigns/difference-store.ts'
import type { Deps } from '../deps.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { daysBack } from '../settlements/gather-settlements.ts'
import type { Break } from './break.ts'
import * as books from './subsidy-store.ts'
import type { Subsidised } from './subsidy-store.ts'

type Day = {
  day: CalendarDate
  period: { from: Instant; to: Instant }
  lines: readonly SettlementLine[]
}

const dayMs = 86_400_000

/**
 * Compares what a lender's settlement lines charge a merchant for a loan with what the loan's order came to under its
 * campaign: of the loans the day's lines charge for, of those that moved as long ago as a lender may still add lines,
 * and of those that differed before. What has moved since the day is left to the night after.
 */
export async function compareSubsidies(
  deps: Deps,
  entry: LenderEntry,
  { day, period, lines }: Day,
): Promise<Break[]> {
  const charging = lines.filter((it) => it.kind === 'subsidy')
  const references = new Set(charging.map((it) => it.loanReference))
  const late = -(daysBack - 1) * dayMs
  const loans = await books.findSubsidised(deps.db, entry.id, {
    references: [...references],
    moved: { from: instantAfter(period.from, late), to: instantAfter(period.to, late) },
  })
  const charged = await books.chargedBy(deps.db, entry.id, { loans, day, lines: charging })
  const breaks: Break[] = []
  for (const loan of loans) {
    if (loan.spentAt !== null && loan.spentAt >= period.to) continue
    const chargedMinor = charged.get(loan.loanId) ?? 0
    const fresh = await keep(deps, entry, { loan, chargedMinor })
    if (chargedMinor === loan.spentMinor) continue
    if (fresh || references.has(loan.lenderLoanReference)) breaks.push(breakOf(loan, chargedMinor))
  }
  return breaks
}

const breakOf = (it: Subsidised, chargedMinor: number): Break => ({
  kind: 'subsidy',
  originationReference: it.attemptId,
  loanReference: it.lenderLoanReference,
  loanId: it.loanId,
  ...(it.campaignId === null ? {} : { campaignId: it.campaignId }),
  here: `${it.currency} ${it.spentMinor}`,
  there: `${it.currency} ${chargedMinor}`,
})

/** Kept where its merchant sees it; whether it is new, or another amount than before. */
async function keep(
  deps: Deps,
  entry: LenderEntry,
  { loan, chargedMinor }: { loan: Subsidised; chargedMinor: number },
): Promise<boolean> {
  const { loanId, campaignId, currency, spentMinor } = loan
  if (campaignId === null) return false
  const at = deps.now()
  if (chargedMinor === spentMinor) {
    await differences.close(deps.db, { loanId, at })
    return false
  }
  return differences.open(deps.db, {
    loanId,
    campaignId,
    lenderId: entry.id,
    currency,
    spentMinor,
    chargedMinor,
    at,
  })
}
