import { annualRateOfFlows } from '@miaoguo/shared/rate/apr'
import { aprcOfTimes } from '@miaoguo/shared/rate/aprc'
import { AnnualRateMethod } from '@miaoguo/shared/rate/rate'
import { addDays, addMonths } from '@miaoguo/shared/time/due-dates'
import { differs, type AprCase } from './apr-case.ts'
import { exampleDifference, habitOf, familyOf, type RateExample } from './apr-examples.ts'
import { entriesIn } from './entries.ts'
import { functionDifference, isKnownFunction, type FunctionExample } from './apr-functions.ts'

type VectorFlow = {
  kind: 'advance' | 'payment'
  amount: number
  months?: number
  weeks?: number
  days?: number
  date?: string
}
type FlowVector = {
  id: string
  source: string
  method: string
  flows: VectorFlow[]
  /** Null where no rate exists. */
  expected_percent: number | null
  decimals: number
}

/** Every annual rate a folder and its own folders hold, known by what is written, not by a file’s name. */
export function folderCases(folder: string): AprCase[] {
  return entriesIn(folder).flatMap((it) => caseOf(it) ?? [])
}

/** An annual rate as it is written; undefined for anything else. */
function caseOf(entry: object): AprCase | undefined {
  if ('flows' in entry && 'expected_percent' in entry) return flowCase(entry as FlowVector)
  if (!('expected' in entry) || !('inputs' in entry) || !('kind' in entry)) return undefined
  if (entry.kind === 'function') return functionCase(entry as unknown as FunctionExample)
  return entry.kind === 'apr' ? exampleCase(entry as unknown as RateExample) : undefined
}

/** Publishers print thirds of a cent; only the noise of binary fractions is taken away. */
const minor = (amount: number): number => Math.round(amount * 1e8) / 1e6
const { options: methods } = AnnualRateMethod

function flowCase(it: FlowVector): AprCase {
  const known = methods.some((method) => method === it.method)
  return {
    id: it.id,
    source: it.source,
    kind: it.method,
    unsupported: known ? null : `method ${it.method}`,
    difference: () => {
      const rate = rateOfVector(it)
      const text = it.expected_percent?.toFixed(it.decimals) ?? 'none'
      return differs('rate', rate === null ? null : rate * 100, { text })
    },
  }
}

/** Where only months and days are printed, the loan begins on a day that every month has. */
const anyDay = '2021-01-15'

function rateOfVector({ method, flows }: FlowVector): number | null {
  if (method === 'eu_aprc' && flows.some((it) => it.date === undefined))
    return aprcOfTimes(
      flows.map((it) => ({
        kind: it.kind,
        amountMinor: minor(it.amount),
        years: (it.months ?? 0) / 12 + (it.weeks ?? 0) / 52 + (it.days ?? 0) / 365,
      })),
    )
  const dateOf = (it: VectorFlow): string =>
    it.date ?? addDays(addMonths(anyDay, it.months ?? 0), 7 * (it.weeks ?? 0) + (it.days ?? 0))
  return annualRateOfFlows(
    flows.map((it) => ({ kind: it.kind, on: dateOf(it), amountMinor: minor(it.amount) })),
    AnnualRateMethod.parse(method),
  )
}

function exampleCase(it: RateExample): AprCase {
  const family = familyOf(it.method)
  return {
    id: it.id,
    source: it.method,
    kind: family ?? 'annual rate',
    unsupported: habitOf(it) ?? (family === null ? `method ${it.method}` : null),
    difference: () => exampleDifference(it),
  }
}

function functionCase(it: FunctionExample): AprCase {
  return {
    id: it.id,
    source: it.function,
    kind: `function ${it.function}`,
    unsupported: isKnownFunction(it.function) ? null : `function ${it.function}`,
    difference: () => functionDifference(it),
  }
}
