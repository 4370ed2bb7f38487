import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { addMonths } from '@miaoguo/shared/time/due-dates'
import type { LenderEntry, LenderRegistry, Published } from '../lenders/registry.ts'
import { priceOf, type Price } from './price.ts'
import { refusedByRule } from './refused-by-rule.ts'

export type Asked = { amountMinor: number; currency: Currency; today: CalendarDate }
/** A product and number of installments that may be offered for an amount, at its published price. */
export type Candidate = Published & { count: number; price: Price }

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
  const key = `${asked.currency}${asked.amountMinor}`
  const remembered = known.get(key)
  if (remembered) return remembered
  const candidates = registry.published(asked.today).flatMap((it) => candidatesOf(it, asked))
  const made = {
    lenders: [...new Set(candidates.map((it) => it.entry))],
    best: candidates.toSorted(bySmallest)[0],
  }
  if (known.size >= rememberedMax) known.clear()
  known.set(key, made)
  return made
}

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

function candidatesOf(it: Published, asked: Asked): Candidate[] {
  const { product } = it
  const lends =
    product.currency === asked.currency &&
    product.amountMinMinor <= asked.amountMinor &&
    asked.amountMinor <= product.amountMaxMinor
  if (!lends) return []
  return product.installmentCounts.flatMap((count): Candidate[] => {
    const terms = {
      ...product,
      principalMinor: asked.amountMinor,
      installmentCount: count,
      drawnOn: asked.today,
      firstDueOn: addMonths(asked.today, 1),
    }
    const price = priceOf(terms)
    const allowed = price && refusedByRule({ ...it, price, quote: terms }, asked.today).length === 0
    return allowed ? [{ ...it, count, price }] : []
  })
}

const bySmallest = (a: Candidate, b: Candidate): number =>
  a.price.largestInstallmentMinor - b.price.largestInstallmentMinor ||
  a.price.totalCostMinor - b.price.totalCostMinor
