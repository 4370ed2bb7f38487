import { Problem } from '../problem/problem.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { daysBetween } from '../time/due-dates.ts'
import { refuseFlows } from './flows.ts'
import { rootBetween } from './root.ts'

/** Money at a time, in any unit of time: received is positive, paid is negative, or the other way round. */
export type Movement = { time: number; amount: number }

/**
 * What solves Σ amount / (1 + rate)^time = 0: one rate, several, or none, and why none. A rate that has the
 * sign of the total stands alone even when others of the wrong sign also solve it.
 */
export type InternalRate =
  | { outcome: 'one'; rate: number }
  | { outcome: 'several'; rates: number[] }
  | { outcome: 'none'; reason: 'no_change_of_sign' | 'beyond_any_number' | 'too_many_turns' }

/** Turns of sign up to which every root is searched for. */
const turnsMax = 24
/** Where ordinary rates lie, so that brackets begin narrow. */
const probes = [-1, -0.1, 0, 0.01, 0.1, 1, 10]
/** Logarithms of 1 + rate: rates from a hair above −100 % to the largest number there is. */
const [lowest, highest] = [-36, 709]

/**
 * The internal rate per unit of time of movements in any order, also below zero. Every root is isolated:
 * between two roots of the derivative of f·e^(cx), c at a change of sign, f is monotone, and that
 * derivative changes sign once less (Descartes’ rule for real exponents).
 * @example internalRate([{ time: 0, amount: -100 }, { time: 1, amount: 110 }]) // => { outcome: 'one', rate: 0.1 }
 */
export function internalRate(movements: readonly Movement[]): InternalRate {
  refuseMovements(movements)
  const merged = inOrder(movements)
  const turns = turnsOf(merged)
  if (turns === 0) {
    const nothing = merged.length === 0 && movements.some((it) => it.amount !== 0)
    return nothing ? { outcome: 'one', rate: 0 } : { outcome: 'none', reason: 'no_change_of_sign' }
  }
  if (turns > turnsMax) return positiveOf(merged)
  const rates = rootsOf(merged).map((it) => tidy(Math.expm1(it)))
  return chosen(rates, totalSign(merged))
}

function refuseMovements(movements: readonly Movement[]): void {
  movements.forEach((it, i) => {
    for (const [name, max] of [
      ['time', 1e6],
      ['amount', 1e15],
    ] as const)
      if (!(Math.abs(it[name]) <= max))
        throw new Problem('terms_invalid', { argument: `movements.${i}.${name}`, min: -max, max })
  })
}

/** One rate, or the only one that has the sign of what is gained over all. */
function chosen(rates: number[], sign: number): InternalRate {
  const [first] = rates
  if (first === undefined) return { outcome: 'none', reason: 'beyond_any_number' }
  if (rates.length === 1) return { outcome: 'one', rate: first }
  const fitting = rates.filter((it) => Math.sign(it) === sign)
  const [only] = fitting
  return only !== undefined && fitting.length === 1
    ? { outcome: 'one', rate: only }
    : { outcome: 'several', rates }
}

/** Whether more comes back than went out first: 1, −1, or 0 for as much. */
const totalSign = (terms: readonly Movement[]): number => {
  const total = terms.reduce((sum, it) => sum + it.amount, 0)
  return total === 0 ? 0 : -Math.sign(total) * Math.sign(terms[0]?.amount ?? 0)
}

/** Too many turns to isolate every root: one that Norstrøm’s criterion makes the only one above zero. */
function positiveOf(terms: readonly Movement[]): InternalRate {
  let sum = 0
  const sums = terms.map((it) => ({ time: it.time, amount: (sum += it.amount) }))
  if (turnsOf(sums) !== 1 || sum === 0) return { outcome: 'none', reason: 'too_many_turns' }
  const roots = between(terms, [0, highest])
  return chosen(
    roots.map((it) => tidy(Math.expm1(it))),
    1,
  )
}

const tidy = (rate: number): number => (Math.abs(rate) < 1e-15 ? 0 : rate)

/** Moments nearer than this are one moment; a billionth of a year is the thirtieth of a second. */
const moment = 1e-9

/** Sorted by time, one movement a moment, none of nothing. */
function inOrder(movements: readonly Movement[]): Movement[] {
  const merged: Movement[] = []
  for (const it of [...movements].sort((x, y) => x.time - y.time)) {
    const last = merged.at(-1)
    if (last !== undefined && it.time - last.time <= moment)
      merged[merged.length - 1] = { time: last.time, amount: last.amount + it.amount }
    else merged.push(it)
  }
  return merged.filter((it) => it.amount !== 0)
}

/** How often the sign changes from one movement to the next. */
const turnsOf = (terms: readonly Movement[]): number => {
  const signs = terms.map((it) => Math.sign(it.amount)).filter((it) => it !== 0)
  return signs.filter((it, i) => i > 0 && it !== signs[i - 1]).length
}

/** Every logarithm at which the movements are worth nothing, ascending. */
function rootsOf(terms: readonly Movement[]): number[] {
  const turn = terms.findIndex(
    (it, i) => i > 0 && it.amount > 0 !== (terms[i - 1]?.amount ?? 0) > 0,
  )
  if (turn < 0) return []
  const shift = ((terms[turn - 1]?.time ?? 0) + (terms[turn]?.time ?? 0)) / 2
  const slope = terms.map((it) => ({ time: it.time, amount: it.amount * (it.time - shift) }))
  const points = [lowest, ...probes, ...rootsOf(slope), highest]
  return between(
    terms,
    points.sort((x, y) => x - y),
  )
}

/** The roots between neighbouring points, where the function is known to be monotone. */
function between(terms: readonly Movement[], points: readonly number[]): number[] {
  const worth = worthOf(terms)
  const values = points.map(worth)
  const roots: number[] = []
  points.forEach((b, i) => {
    const [a, fa, fb] = [points[i - 1], values[i - 1], values[i] ?? 0]
    if (fb === 0) roots.push(b)
    else if (a !== undefined && fa !== undefined && fa !== 0 && fa > 0 !== fb > 0)
      roots.push(rootBetween({ a, fa, b, fb }, worth))
  })
  return roots
}

/** Worth at a logarithm, scaled by the largest factor so that nothing overflows; the sign is what counts. */
function worthOf(terms: readonly Movement[]): (x: number) => number {
  const [first, last] = [terms[0]?.time ?? 0, terms.at(-1)?.time ?? 0]
  return (x) => {
    const from = x < 0 ? last : first
    return terms.reduce((sum, it) => sum + it.amount * Math.exp(-x * (it.time - from)), 0)
  }
}

/** Money that moved on a day, signed from one side’s view. */
export type SignedFlow = { on: CalendarDate; amountMinor: number }

/**
 * The effective (compound) annual rate of signed dated flows in any order: calendar days over 365, as
 * spreadsheets’ XIRR counts. Refuses a date that does not exist and an amount that is no number.
 * @example internalRateOfDates([{ on: '2019-06-12', amountMinor: 10000 }, { on: '2020-06-11', amountMinor: -11000 }]) // => { outcome: 'one', rate: 0.1 }
 */
export function internalRateOfDates(flows: readonly SignedFlow[]): InternalRate {
  refuseFlows(flows.map((it) => ({ ...it, amountMinor: Math.abs(it.amountMinor) })))
  const start = flows.reduce((first, it) => (it.on < first ? it.on : first), flows[0]?.on ?? '')
  return internalRate(
    flows.map((it) => ({ time: daysBetween(start, it.on) / 365, amount: it.amountMinor })),
  )
}
