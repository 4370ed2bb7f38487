import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { LenderEntry, LenderRegistry } from '../lenders/registry.ts'
import { isHandoff } from './handoff-choices.ts'
import { judgeProduct, type Asked, type Candidate } from './judge-product.ts'

/** Who may be asked for an amount today, and the smallest installment among what they publish. */
export type Eligible = { lenders: LenderEntry[]; best: Candidate | undefined }

const rememberedMax = 20_000
const daysMax = 4
type Memory = { generation: number; days: Map<CalendarDate, Map<string, Eligible>> }
const memories = new WeakMap<LenderRegistry, Memory>()

/**
 * Who may lend this amount today: licensed and not suspended, with a listed product in force whose limits hold the
 * amount and whose published terms break no rule. The widget's promise and the checkout's questions both come from
 * here, so that nothing is promised that would not be asked for.
 */
export function eligibleFor(registry: LenderRegistry, asked: Asked): Eligible {
  const known = memoryOf(registry, asked.today)
  const key = `${asked.scenario ?? 'goods'}${asked.currency}${asked.amountMinor}${daysOf(asked)}`
  const remembered = known.get(key)
  if (remembered) return remembered
  const candidates = candidatesFor(registry, asked)
  const made = {
    lenders: [...new Set(candidates.map((it) => it.entry))],
    best: promised(candidates).toSorted(bySmallest)[0],
  }
  if (known.size >= rememberedMax) known.clear()
  known.set(key, made)
  return made
}

/** Every plan that may be offered for an amount today, at its published price. */
export const candidatesFor = (registry: LenderRegistry, asked: Asked): Candidate[] =>
  registry.published(asked.today).flatMap((it) => judgeProduct(it, asked).candidates)

/** What a lender shows on its own page is promised by nobody here. */
export const promised = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter((it) => !isHandoff(it))

const daysOf = ({ trip }: Asked): string => (trip ? ` ${trip.departsOn} ${trip.returnsOn}` : '')

/** Remembered for a day, until something that may be offered changes; test clocks have days of their own beside today. */
function memoryOf(registry: LenderRegistry, day: CalendarDate): Map<string, Eligible> {
  const generation = registry.generation()
  const remembered = memories.get(registry)
  const memory =
    remembered?.generation === generation ? remembered : { generation, days: new Map() }
  if (memory !== remembered) memories.set(registry, memory)
  const known: Map<string, Eligible> = memory.days.get(day) ?? new Map<string, Eligible>()
  if (!memory.days.has(day) && memory.days.size >= daysMax) memory.days.clear()
  memory.days.set(day, known)
  return known
}

type Priced = Pick<Candidate, 'price'>
export const bySmallest = (a: Priced, b: Priced): number =>
  a.price.largestInstallmentMinor - b.price.largestInstallmentMinor ||
  a.price.totalCostMinor - b.price.totalCostMinor
