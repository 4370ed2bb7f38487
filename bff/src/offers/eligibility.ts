import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { LenderEntry, LenderRegistry } from '../lenders/registry.ts'
import { isHandoff } from './handoff-choices.ts'
import { judgeProduct, type Asked, type Candidate } from './judge-product.ts'

/** Who may be asked for an amount today, and the smallest installment among what they publish. */
export type Eligible = { lenders: LenderEntry[]; best: Candidate | undefined }

const rememberedMax = 20_000
type Memory = { day: CalendarDate; generation: number; known: Map<string, Eligible> }
const memories = new WeakMap<LenderRegistry, Memory>()

/**
 * Who may lend this amount today: licensed and not suspended, with a listed product in force whose limits hold the
 * amount and whose published terms break no rule. The widget's promise and the checkout's questions both come from
 * here, so that nothing is promised that would not be asked for.
 */
export function eligibleFor(registry: LenderRegistry, asked: Asked): Eligible {
  const { known } = memoryOf(registry, asked.today)
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

/** Remembered for the day, until something that may be offered changes. */
function memoryOf(registry: LenderRegistry, day: CalendarDate): Memory {
  const remembered = memories.get(registry)
  const generation = registry.generation()
  if (remembered && remembered.day === day && remembered.generation === generation)
    return remembered
  const fresh = { day, generation, known: new Map<string, Eligible>() }
  memories.set(registry, fresh)
  return fresh
}

type Priced = Pick<Candidate, 'price'>
export const bySmallest = (a: Priced, b: Priced): number =>
  a.price.largestInstallmentMinor - b.price.largestInstallmentMinor ||
  a.price.totalCostMinor - b.price.totalCostMinor
