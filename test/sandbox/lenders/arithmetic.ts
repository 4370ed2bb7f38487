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

/** So many days later. */
export const daysLater = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

/** Whole days from one date to another. */
export const daysApart = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** The part of an amount that goes with a part of a whole. */
export const proRata = (amount: bigint, part: number, whole: number): bigint =>
  whole <= 0 ? 0n : halfEven(amount * BigInt(part), BigInt(whole))

/** Interest of a month on a balance that changes within it: each stretch by its days, rounded once. */
export function partInterest(
  parts: readonly { balance: number; days: number }[],
  annualPpm: number,
  monthDays: number,
): bigint {
  const weighed = parts.reduce((sum, it) => sum + BigInt(it.balance) * BigInt(it.days), 0n)
  return monthDays <= 0
    ? 0n
    : halfEven(weighed * BigInt(annualPpm), monthlyUnit * BigInt(monthDays))
}

/**
 * Moves a level by an even share of what the last row differs by, three times at most, while that is more than
 * half the rows and it helps.
 */
export function evenedOut(level: number, rows: number, over: (level: number) => number): number {
  let found = level
  for (let round = 0; round < 3; round += 1) {
    const by = over(found)
    const share = Number(halfEven(BigInt(Math.abs(by)), BigInt(rows))) * Math.sign(by)
    if (rows < 2 || Math.abs(by) <= Math.floor(rows / 2) || share === 0) break
    if (Math.abs(over(found + share)) >= Math.abs(by)) break
    found += share
  }
  return found
}
