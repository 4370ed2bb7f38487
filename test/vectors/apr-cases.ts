import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { annualRateOfFlows, type AnnualRateMethod } from '@miaoguo/shared/rate/apr'
import { aprcOfTimes } from '@miaoguo/shared/rate/aprc'
import type { DatedFlow, TimedFlow } from '@miaoguo/shared/rate/flows'
import { daysBetween } from '@miaoguo/shared/time/due-dates'

/** One published example: its rate as we compute it, and as its publisher printed it. */
export type AprCase = {
  id: string
  source: string
  ratePercent: () => number | null
  expectedPercent: number
  decimals: number
}

type PublishedFlow = { kind: 'advance' | 'payment'; on: string; amount: number }
type Published = {
  id: string
  source: string
  method: AnnualRateMethod | 'eu_aprc_days'
  flows: PublishedFlow[]
  expectedPercent: string
}

const minor = (amount: number): number => Math.round(amount * 100)
const percent = (rate: number | null): number | null => (rate === null ? null : rate * 100)

function rateOf(method: Published['method'], flows: readonly DatedFlow[]): number | null {
  if (method !== 'eu_aprc_days') return annualRateOfFlows(flows, method)
  // Before 2008 the directive counted calendar days over 365.
  const start = flows[0]?.on ?? ''
  return aprcOfTimes(flows.map((it) => ({ ...it, years: daysBetween(start, it.on) / 365 })))
}

/** The figures written beside this file. */
export function publishedCases(): AprCase[] {
  const path = join(import.meta.dirname, 'apr-published.json')
  const published = JSON.parse(readFileSync(path, 'utf8')) as Published[]
  return published.map((it) => ({
    id: it.id,
    source: it.source,
    ratePercent: () =>
      percent(
        rateOf(
          it.method,
          it.flows.map((flow) => ({ ...flow, amountMinor: minor(flow.amount) })),
        ),
      ),
    expectedPercent: Number(it.expectedPercent),
    decimals: it.expectedPercent.split('.')[1]?.length ?? 0,
  }))
}

type VectorFlow =
  | { kind: 'advance' | 'payment'; amount: number; months: number; days: number }
  | { kind: 'advance' | 'payment'; amount: number; date: string }
type Vector = {
  id: string
  source: string
  method: 'eu_aprc' | 'us_actuarial'
  flows: VectorFlow[]
  expected_percent: number
  decimals: number
}

/** The cases of a folder that holds `apr/vectors.json`. */
export function folderCases(folder: string): AprCase[] {
  const path = join(folder, 'apr', 'vectors.json')
  if (!existsSync(path)) return []
  const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vector[]
  return vectors.map((it) => ({
    id: it.id,
    source: it.source,
    ratePercent: () => percent(rateOfVector(it)),
    expectedPercent: it.expected_percent,
    decimals: it.decimals,
  }))
}

function rateOfVector(vector: Vector): number | null {
  if (vector.method === 'eu_aprc') {
    return aprcOfTimes(
      vector.flows.flatMap((it): TimedFlow[] =>
        'months' in it
          ? [
              {
                kind: it.kind,
                years: it.months / 12 + it.days / 365,
                amountMinor: minor(it.amount),
              },
            ]
          : [],
      ),
    )
  }
  return annualRateOfFlows(
    vector.flows.flatMap((it): DatedFlow[] =>
      'date' in it ? [{ kind: it.kind, on: it.date, amountMinor: minor(it.amount) }] : [],
    ),
    'us_actuarial',
  )
}
