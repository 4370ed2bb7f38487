/** The sandbox lenders' own arithmetic: written apart from the platform's, so that the two can disagree. */

/** numerator / denominator, a tie going to the even neighbour. */
function halfEven(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator
  const twice = (numerator % denominator) * 2n
  if (twice < denominator) return whole
  if (twice > denominator) return whole + 1n
  return whole % 2n === 0n ? whole : whole + 1n
}

const monthlyUnit = 12_000_000n

/** A month's interest on a balance at an annual rate in ppm: 30/360, a month is a twelfth of a year. */
export const monthInterest = (balance: bigint, annualPpm: number): bigint =>
  halfEven(balance * BigInt(annualPpm), monthlyUnit)

/** A share of an amount in ppm. */
export const shareOf = (amount: bigint, ppm: number): bigint =>
  halfEven(amount * BigInt(ppm), 1_000_000n)

/** The level monthly payment: P · r · (1+r)^n / ((1+r)^n − 1), rounded once. */
export function levelPayment(principal: bigint, annualPpm: number, count: number): bigint {
  if (annualPpm === 0) return halfEven(principal, BigInt(count))
  const rate = BigInt(annualPpm)
  const grown = (monthlyUnit + rate) ** BigInt(count)
  return halfEven(principal * rate * grown, monthlyUnit * (grown - monthlyUnit ** BigInt(count)))
}

/** The day of the month `months` later, or that month's last day. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(day, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/** Whole days from one date to another. */
export const daysApart = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** The share of an amount that falls on some of all days. */
export const proRata = (amount: bigint, days: number, all: number): bigint =>
  all <= 0 ? 0n : halfEven(amount * BigInt(days), BigInt(all))
