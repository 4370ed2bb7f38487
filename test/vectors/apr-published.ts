import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { annualRateOfFlows } from '@miaoguo/shared/rate/apr'
import { aprcOfTimes } from '@miaoguo/shared/rate/aprc'
import type { DatedFlow } from '@miaoguo/shared/rate/flows'
import type { AnnualRateMethod } from '@miaoguo/shared/rate/rate'
import { addDays, addMonths } from '@miaoguo/shared/time/due-dates'
import { differs, numberOf, type AprCase } from './apr-case.ts'
import { functionDifference, type FunctionExample } from './apr-functions.ts'

/** One amount or several, once or in a series, at a date, a number of months or a fraction of years. */
type Series = {
  kind: 'advance' | 'payment'
  amount?: number | string
  amounts?: number[]
  on?: string
  months?: number
  years?: string
  count?: number
  everyMonths?: number
  everyDays?: number
}
type Published = {
  id: string
  source: string
  method: AnnualRateMethod | 'irr_monthly'
  flows: Series[]
  expected: string
  habit?: string
  financeCharge?: string
  totalOfPayments?: string
}
type PublishedFunction = Omit<FunctionExample, 'inputs' | 'expected' | 'recomputed'> & {
  source: string
  args?: string[]
  flows?: [on: string, amount: number][]
  expected: string
  recomputed?: string
}

const written = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))

/** The annual rates written beside this file, each with the source it was read in. */
export function publishedCases(): AprCase[] {
  return ['apr-eu.json', 'apr-us.json', 'apr-cn.json'].flatMap((name) =>
    (written(name) as Published[]).map((it) => ({
      id: it.id,
      source: it.source,
      kind: it.method,
      unsupported: it.habit === undefined ? null : `a library’s habit: ${it.habit}`,
      difference: () => firstDifference(it),
    })),
  )
}

/** The functions of spreadsheets written beside this file. */
export function publishedFunctions(): AprCase[] {
  return (written('annuity-functions.json') as PublishedFunction[]).map((it) => ({
    id: it.id,
    source: it.source,
    kind: it.function,
    unsupported: null,
    difference: () =>
      functionDifference({
        id: it.id,
        function: it.function,
        inputs: {
          args: it.args ?? [],
          dates: (it.flows ?? []).map(([on]) => on),
          values: (it.flows ?? []).map(([, amount]) => amount),
        },
        expected: { value: it.expected },
        ...(it.recomputed === undefined ? {} : { recomputed: { value: it.recomputed } }),
      }),
  }))
}

type Flow = { kind: 'advance' | 'payment'; amountMinor: number; on: string; years: number }

/** Where only months are printed, the loan begins on a day that every month has. */
const anyDay = '2021-01-15'

function flowsOf(series: Series): Flow[] {
  const { kind, amounts, months = 0, everyMonths = 0, everyDays = 0 } = series
  const count = amounts?.length ?? series.count ?? 1
  return Array.from({ length: count }, (_, i) => ({
    kind,
    amountMinor: Math.round(numberOf(amounts?.[i] ?? series.amount ?? 0) * 1e8) / 1e6,
    on: addDays(addMonths(series.on ?? anyDay, months + i * everyMonths), i * everyDays),
    years: numberOf(series.years ?? (months + i * everyMonths) / 12),
  }))
}

function rateOf({ method, flows }: Published): number | null {
  const expanded = flows.flatMap(flowsOf)
  const dated: DatedFlow[] = expanded
  if (method === 'irr_monthly') {
    const rate = annualRateOfFlows(dated, 'irr_monthly_simple')
    return rate === null ? null : rate / 12
  }
  return method === 'eu_aprc' ? aprcOfTimes(expanded) : annualRateOfFlows(dated, method)
}

function firstDifference(it: Published): string | null {
  const rate = rateOf(it)
  const paid = it.flows
    .flatMap(flowsOf)
    .reduce((sum, flow) => sum + (flow.kind === 'payment' ? flow.amountMinor : 0), 0)
  const drawn = it.flows
    .flatMap(flowsOf)
    .reduce((sum, flow) => sum + (flow.kind === 'advance' ? flow.amountMinor : 0), 0)
  const total = Math.round(paid) / 100
  const charge = Math.round(paid - drawn) / 100
  return (
    differs('rate', rate === null ? null : rate * 100, { text: it.expected }) ??
    (it.totalOfPayments === undefined
      ? null
      : differs('total of payments', total, { text: it.totalOfPayments })) ??
    (it.financeCharge === undefined
      ? null
      : differs('finance charge', charge, { text: it.financeCharge }))
  )
}
