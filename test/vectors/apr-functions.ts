import { internalRate, internalRateOfDates } from '@miaoguo/shared/rate/internal-rate'
import {
  effectiveRate,
  nominalRate,
  partsOfPayment,
  paymentOf,
  rateOfAnnuity,
  type Annuity,
} from '@miaoguo/shared/rate/time-value'
import { differs, numberOf } from './apr-case.ts'

/** A spreadsheet’s function with its arguments and the value it is documented or tested to have. */
export type FunctionExample = {
  id: string
  function: string
  inputs: { args?: string[]; values?: number[]; dates?: string[] }
  expected: { value: string }
  recomputed?: { value?: string }
}

/** What libraries iterate to: nobody prints more exact digits than these. */
const iterated = 1e-7

/** A `name=[…]` argument is a list: the function is taken of each element. */
const listOf = (text: string | undefined): number[] =>
  text === undefined
    ? [0]
    : text.replace(/^\w+=/, '').replace(/[[\]]/g, '').split(',').map(numberOf)

type Values = (args: (at: number) => number[]) => (number | null)[]

const annuity = (args: number[]): Annuity => {
  const [rate = 0, count = 0, presentValue = 0, futureValue = 0, due = 0] = args
  return { rate, count, presentValue, futureValue, due: due === 1 }
}

function totalOf(part: 'interest' | 'principal', args: number[]): number {
  const [rate = 0, count = 0, presentValue = 0, first = 1, last = 1, due = 0] = args
  let total = 0
  for (let period = first; period <= last; period += 1)
    total += partsOfPayment({ rate, count, presentValue, due: due === 1 }, period)[part]
  return total
}

const partOf = (part: 'interest' | 'principal', args: number[]): number => {
  const [rate = 0, period = 1, ...rest] = args
  return partsOfPayment(annuity([rate, ...rest]), period)[part]
}

const scalar: Record<string, (args: number[]) => number> = {
  PMT: (args) => paymentOf(annuity(args)),
  IPMT: (args) => partOf('interest', args),
  PPMT: (args) => partOf('principal', args),
  CUMIPMT: (args) => totalOf('interest', args),
  CUMPRINC: (args) => totalOf('principal', args),
  EFFECT: ([nominal = 0, periods = 1]) => effectiveRate(nominal, periods),
  NOMINAL: ([effective = 0, periods = 1]) => nominalRate(effective, periods),
}

const rates: Values = (at) => {
  const longest = Math.max(...[0, 1, 2, 3].map((i) => at(i).length))
  return Array.from({ length: longest }, (_, i) => {
    const of = (place: number): number => at(place)[i] ?? at(place)[0] ?? 0
    return rateOfAnnuity({
      count: of(0),
      payment: of(1),
      presentValue: of(2),
      futureValue: of(3),
      due: of(4) === 1,
    })
  })
}

/** The values of an example as we compute them; null for a function we do not have. */
function valuesOf(example: FunctionExample): (number | null)[] | null {
  const { args = [], values = [], dates = [] } = example.inputs
  const found = (it: ReturnType<typeof internalRate>): number | null =>
    it.outcome === 'one' ? it.rate : null
  if (example.function === 'XIRR')
    return [
      found(
        internalRateOfDates(values.map((it, i) => ({ on: dates[i] ?? '', amountMinor: it * 100 }))),
      ),
    ]
  if (example.function === 'IRR')
    return [found(internalRate(values.map((amount, time) => ({ time, amount }))))]
  if (example.function === 'RATE') return rates((place) => listOf(args[place]))
  const known = scalar[example.function]
  return known === undefined ? null : [known(args.map(numberOf))]
}

export const isKnownFunction = (name: string): boolean =>
  ['XIRR', 'IRR', 'RATE'].includes(name) || name in scalar

/** The first value that differs from the one documented, or from its exact recomputation where there is one. */
export function functionDifference(example: FunctionExample): string | null {
  const computed = valuesOf(example) ?? []
  const wanted = example.expected.value.replace(/[[\]]/g, '').split(',')
  const exact = example.recomputed?.value
  for (const [i, text] of wanted.entries()) {
    const value = computed[i] ?? null
    const slack = iterated * Math.max(1, Math.abs(Number(text)))
    const first = differs(example.function, value, { text, slack })
    if (first !== null) return first
    if (exact !== undefined && wanted.length === 1 && !exact.includes('E')) {
      const slack = 1e-14 * Math.abs(Number(exact))
      const beyond = differs(`${example.function} recomputed`, value, { text: exact, slack })
      if (beyond !== null) return beyond
    }
  }
  return null
}
