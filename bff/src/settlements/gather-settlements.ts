import type { SettlementLine } from '@miaoguo/shared/loan/operation'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { addDays } from '@miaoguo/shared/time/due-dates'
import type { Deps } from '../deps.ts'
import type { OutageReason } from '../lenders/lender.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import * as merchants from '../merchants/store.ts'
import { listLines } from './list-lines.ts'
import * as store from './store.ts'

export type Gathered = {
  lender: string
  day: CalendarDate
  lines: number
  settlements: number
  /** Lines of loans that are not ours, or that a lender told differently before. */
  unknown: number
  changed: number
  outage?: OutageReason
}

/** Lenders may add to a day for a while after it. */
export const daysBack = 3

/**
 * The job of each night: what lenders settled lately, each line once however often it is told. Where a test clock is
 * ahead, what was drawn at its merchant was settled on days of its own.
 */
export async function gatherRecently(deps: Deps): Promise<void> {
  const ahead = await merchants.listAhead(deps.db)
  const todays = [0, ...ahead.map((it) => it.clockAheadMs)].map((ms) =>
    atMerchantTime(deps, ms).today(),
  )
  const days = todays.flatMap((today) =>
    Array.from({ length: daysBack }, (_, i) => addDays(today, i - daysBack)),
  )
  for (const day of new Set(days.toSorted())) await gatherSettlements(deps, day)
}

/** Gathers what each lender settled on a day into one settlement for each merchant and currency. */
export async function gatherSettlements(deps: Deps, day: CalendarDate): Promise<Gathered[]> {
  const done: Gathered[] = []
  for (const entry of deps.lenders.all()) done.push(await gather(deps, entry, day))
  return done
}

async function gather(deps: Deps, entry: LenderEntry, day: CalendarDate): Promise<Gathered> {
  const told = await listLines(entry, day)
  const empty = { lender: entry.code, day, lines: 0, settlements: 0, unknown: 0, changed: 0 }
  if (!Array.isArray(told)) {
    if (told.reason !== 'unsupported')
      deps.log.error({ alarm: 'settlement.outage', ...empty, ...told }, 'settlements not gathered')
    return { ...empty, outage: told.reason }
  }
  const loans = await store.loansBy(
    deps.db,
    entry.id,
    told.map((it) => it.loanReference),
  )
  const owned = told.flatMap((line) => {
    const loan = loans.get(line.loanReference)
    return loan ? [{ ...line, ...loan }] : []
  })
  const groups = Object.values(
    Object.groupBy(owned, (it) => `${it.merchantId} ${it.settledOn} ${it.currency}`),
  ).filter((it) => it !== undefined)
  let changed = 0
  for (const lines of groups) changed += await settle(deps, entry, lines)
  const unknown = told.length - owned.length
  const facts = { ...empty, lines: owned.length, settlements: groups.length, unknown, changed }
  if (unknown > 0 || changed > 0)
    deps.log.error({ alarm: 'settlement.lines', ...facts }, 'lines of a settlement do not fit')
  return facts
}

/** One settlement's lines in one transaction; answers how many are not as they were told before. */
async function settle(
  deps: Deps,
  { id: lenderId }: LenderEntry,
  lines: readonly store.OwnedLine[],
): Promise<number> {
  const [first] = lines
  if (!first) return 0
  return deps.db.transaction().execute(async (tx) => {
    const settlementId = await store.lockOrInsert(tx, {
      id: deps.newId('settlement'),
      createdAt: deps.now(),
      line: first,
      lenderId,
    })
    let changed = 0
    for (const line of lines) {
      const kept = await store.keepLine(tx, { lenderId, settlementId, line })
      if (!same(kept, line)) changed += 1
    }
    await store.addUp(tx, settlementId)
    return changed
  })
}

const same = (a: SettlementLine, b: SettlementLine): boolean =>
  a.kind === b.kind &&
  a.direction === b.direction &&
  a.amountMinor === b.amountMinor &&
  a.currency === b.currency &&
  a.settledOn === b.settledOn
