import { annualRateOfFlows } from '@miaoguo/shared/rate/apr'
import { aprcOfTimes } from '@miaoguo/shared/rate/aprc'
import type { DatedFlow, TimedFlow } from '@miaoguo/shared/rate/flows'
import type { AnnualRateMethod } from '@miaoguo/shared/rate/rate'
import { addDays, addMonths, dueDates } from '@miaoguo/shared/time/due-dates'
import { differs, numberOf } from './apr-case.ts'

/** Amounts at times, dates or days, as examples of many publishers spell them. */
type Movement = {
  amount?: string
  principal?: string
  fee?: string
  t?: string
  date?: string
  day?: number | string
  from?: string
  every?: string
  count?: number
  firstMonth?: number
  month?: number
  firstT?: number
}
export type RateExample = {
  id: string
  method: string
  note?: string
  inputs: {
    amount?: string
    amountFinanced?: string
    advances?: Movement[]
    payments: Movement[]
    fees?: { amount: string; t?: string }[]
    dates?: { advance: string; first: string }
    unitPeriod?: string
  }
  expected: Record<string, string>
}

const anyDay = '2021-01-15'
const minor = (amount: string | number | undefined): number => numberOf(amount ?? 0) * 100
const amountOf = (it: Movement): number =>
  it.amount === undefined ? minor(it.principal) + minor(it.fee) : minor(it.amount)

/** Why an example is not counted: a library’s habit is no rule. */
export function habitOf({ method, note = '' }: RateExample): string | null {
  if (method.includes('365.25')) return 'a library’s habit: a year of 365.25 days'
  if (note.startsWith('CONFLICT')) return 'a library’s habit: days over 365 where months are whole'
  return null
}

type Kind = 'advance' | 'payment'

/** Flows at times in years, or null when some have dates alone. */
function timedFlows({ inputs }: RateExample): TimedFlow[] | null {
  const of = (kind: Kind, it: Movement): TimedFlow[] | null => {
    if (it.t !== undefined) return [{ kind, years: numberOf(it.t), amountMinor: amountOf(it) }]
    if (it.from === undefined || it.every === undefined) return null
    const [from, every] = [numberOf(it.from), numberOf(it.every)]
    return Array.from({ length: it.count ?? 1 }, (_, i) => ({
      kind,
      years: from + i * every,
      amountMinor: amountOf(it),
    }))
  }
  const flows: TimedFlow[] = []
  for (const [kind, movements] of [
    ['advance', inputs.advances ?? []],
    ['payment', inputs.payments],
  ] as const)
    for (const it of movements) {
      const some = of(kind, it)
      if (some === null) return null
      flows.push(...some)
    }
  return flows
}

/** Flows on dates; examples that count months alone begin on a day that every month has. */
function datedFlows({ inputs }: RateExample): DatedFlow[] {
  const start = inputs.dates?.advance ?? anyDay
  const datesOf = (it: Movement): string[] => {
    if (it.date !== undefined) return [it.date]
    if (it.day !== undefined) return [addDays(start, Number(it.day))]
    if (it.firstT !== undefined) return spaced(inputs, it.count ?? 1)
    const first = it.firstMonth ?? it.month ?? 1
    return Array.from({ length: it.count ?? 1 }, (_, i) => addMonths(start, first + i))
  }
  const of = (kind: Kind, movements: readonly Movement[]): DatedFlow[] =>
    movements.flatMap((it) => datesOf(it).map((on) => ({ kind, on, amountMinor: amountOf(it) })))
  const advanced = minor(inputs.amount ?? inputs.amountFinanced)
  const deducted = (inputs.fees ?? []).reduce((sum, it) => sum + minor(it.amount), 0)
  return [
    ...(advanced > 0
      ? [{ kind: 'advance', on: start, amountMinor: advanced - deducted } as const]
      : []),
    ...of('advance', inputs.advances ?? []),
    ...of('payment', inputs.payments),
  ]
}

const spaced = (inputs: RateExample['inputs'], count: number): string[] => {
  const first = inputs.dates?.first ?? anyDay
  return inputs.unitPeriod === 'week'
    ? dueDates(first, count, { every: 'days', days: 7 })
    : dueDates(first, count, { every: 'month' })
}

/** Figures by their names in an example; names that are words or tolerances are no figures. */
function figuresOf(example: RateExample): Record<string, () => number | null> {
  const percent = (rate: number | null): number | null => (rate === null ? null : rate * 100)
  const dated = (method: AnnualRateMethod) => () => annualRateOfFlows(datedFlows(example), method)
  const total = (): number =>
    datedFlows(example).reduce((sum, it) => sum + (it.kind === 'payment' ? it.amountMinor : 0), 0)
  const financed = minor(example.inputs.amountFinanced ?? example.inputs.amount)
  const times = timedFlows(example)
  const apr = (): number | null => {
    if (example.method.startsWith('regz')) return percent(dated('us_actuarial')())
    return percent(times === null ? dated('eu_aprc')() : aprcOfTimes(times))
  }
  const simple = dated('irr_monthly_simple')
  return {
    aprPrinted: apr,
    aprExact: apr,
    aprOneDecimal: apr,
    aprSimple: () => percent(simple()),
    aprCompound: () => percent(dated('irr_monthly_compound')()),
    monthlyIRR: () => {
      const rate = simple()
      return rate === null ? null : rate / 12
    },
    totalOfPayments: () => Math.round(total()) / 100,
    financeCharge: () => Math.round(total() - financed) / 100,
  }
}

/** The first figure of an example that is not reproduced. */
export function exampleDifference(example: RateExample): string | null {
  const figures = figuresOf(example)
  const named = Object.entries(example.expected).filter(([name]) => name in figures)
  if (named.length === 0) return 'no figure that we know'
  for (const [name, text] of named) {
    const first = differs(name, figures[name]?.() ?? null, { text })
    if (first !== null) return first
  }
  return null
}

/** The family of a method as examples spell it; null for one we do not have. */
export function familyOf(method: string): string | null {
  if (method.startsWith('regz')) return 'us_actuarial'
  if (/^(eu-|uk-|\(1\+X\))/.test(method)) return 'eu_aprc'
  return /^(pboc|IRR monthly)/.test(method) ? 'irr_monthly' : null
}
