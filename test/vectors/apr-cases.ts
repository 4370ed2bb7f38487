import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { annualRateOfFlows } from '@miaoguo/shared/rate/apr'
import { aprcOfTimes } from '@miaoguo/shared/rate/aprc'
import { AnnualRateMethod } from '@miaoguo/shared/rate/rate'
import { addDays, addMonths } from '@miaoguo/shared/time/due-dates'
import { differs, type AprCase } from './apr-case.ts'
import { exampleDifference, habitOf, familyOf, type RateExample } from './apr-examples.ts'
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
  return filesOf(folder).flatMap((path) => entriesOf(path).flatMap((it) => caseOf(it) ?? []))
}

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const named = (at: string, names: string[]): string[] =>
    names.filter((it) => /\.jsonl?$/.test(it)).map((it) => join(at, it))
  const below = entries.filter((it) => it.isDirectory()).map((it) => join(folder, it.name))
  return [
    ...named(
      folder,
      entries.filter((it) => it.isFile()).map((it) => it.name),
    ),
    ...below.flatMap((at) => named(at, readdirSync(at))),
  ].sort()
}

/** The objects of a file: a list, a document with a list in it, or one object a line. */
function entriesOf(path: string): object[] {
  const text = readFileSync(path, 'utf8')
  const whole = parsed(text)
  if (whole === undefined)
    return text.split('\n').flatMap((line) => listed(parsed(line.trim().replace(/,$/, ''))))
  return listed(whole)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function listed(value: unknown): object[] {
  if (Array.isArray(value)) return value.filter((it): it is object => isObject(it))
  if (!isObject(value)) return []
  const lists = Object.values(value).filter((it): it is unknown[] => Array.isArray(it))
  const inside = lists.flat().filter((it): it is object => isObject(it) && 'id' in it)
  return inside.length > 0 ? inside : [value]
}

const isObject = (it: unknown): it is object => typeof it === 'object' && it !== null

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
