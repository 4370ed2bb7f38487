/** A payment `periods` periods after the money was drawn; periods may be fractional. */
export type PeriodFlow = { periods: number; amountMinor: number }

/**
 * The rate per period at which the payments are worth what was drawn, as a plain number; null when less is
 * paid than was drawn. Newton's method on the logarithm of the worth, which is convex and falls: from
 * zero it rises to the root without passing it, in a handful of steps.
 * @example periodicRate(100000, [{ periods: 1, amountMinor: 101000 }]) // => 0.01
 */
export function periodicRate(drawnMinor: number, payments: readonly PeriodFlow[]): number | null {
  let [paid, atOnce] = [0, 0]
  for (const it of payments) {
    if (!(it.amountMinor >= 0) || !(it.periods >= 0)) return null
    paid += it.amountMinor
    if (it.periods === 0) atOnce += it.amountMinor
  }
  if (!(drawnMinor > 0) || !(paid >= drawnMinor)) return null
  if (paid === drawnMinor) return 0
  // What is paid back at once never grows cheaper: as much as was drawn has no rate.
  if (atOnce >= drawnMinor) return null
  const goal = Math.log(drawnMinor)
  let logarithm = 0
  for (let i = 0; i < 200; i += 1) {
    const { worth, weighted } = worthAt(logarithm, payments)
    const step = ((Math.log(worth) - goal) * worth) / weighted
    if (!Number.isFinite(step)) return null
    logarithm += step
    if (step <= 1e-15 * Math.max(1, logarithm)) return finite(Math.expm1(logarithm))
  }
  return null
}

const finite = (rate: number): number | null => (Number.isFinite(rate) ? rate : null)

function worthAt(
  logarithm: number,
  payments: readonly PeriodFlow[],
): { worth: number; weighted: number } {
  const one = Math.exp(-logarithm)
  let worth = 0
  let weighted = 0
  let discount = 1
  let last = 0
  for (const it of payments) {
    discount = it.periods - last === 1 ? discount * one : Math.exp(-logarithm * it.periods)
    last = it.periods
    worth += it.amountMinor * discount
    weighted += it.periods * it.amountMinor * discount
  }
  return { worth, weighted }
}

/**
 * The same for rows one period apart, the first `toFirst` periods after the money was drawn, above zero: the
 * worth and its slope by one Horner pass over the rows. A step squared times half the longest time bounds
 * what is left to go, so that one of a ten-thousand-millionth of the logarithm is the last that matters.
 */
export function evenPeriodicRate(
  drawnMinor: number,
  rows: readonly { totalMinor: number }[],
  toFirst: number,
): number | null {
  let paid = 0
  let weighted = 0
  for (let i = 0; i < rows.length; i += 1) {
    const amount = rows[i]?.totalMinor ?? Number.NaN
    if (!(amount >= 0)) return null
    paid += amount
    weighted += (toFirst + i) * amount
  }
  if (!(drawnMinor > 0) || !(paid >= drawnMinor)) return null
  if (paid === drawnMinor) return 0
  // The first step, from zero, needs no discounting.
  let logarithm = (Math.log(paid / drawnMinor) * paid) / weighted
  for (let step = logarithm, i = 1; i < 200; i += 1) {
    if (!Number.isFinite(step)) return null
    if (step <= Math.max(1e-15, 1e-10 * logarithm)) return finite(Math.expm1(logarithm))
    const one = Math.exp(-logarithm)
    // Worth and slope at the first row's date: both lie `toFirst` periods before.
    let worth = 0
    let slope = 0
    for (let row = rows.length - 1; row >= 0; row -= 1) {
      slope = one * (slope + worth)
      worth = (rows[row]?.totalMinor ?? 0) + one * worth
    }
    const over = Math.log(worth / drawnMinor) - toFirst * logarithm
    step = (over * worth) / (toFirst * worth + slope)
    logarithm += step
  }
  return null
}
