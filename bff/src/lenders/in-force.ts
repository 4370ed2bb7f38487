import type { ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'

/**
 * The products of a day. What a lender publishes for a later day does not apply before it: until then the version it
 * replaces does, from what we remember. A product that is published no more is no more.
 */
export function productsInForce(
  it: { published: readonly ProductTerms[]; remembered: readonly ProductTerms[] },
  on: CalendarDate,
): ProductTerms[] {
  const codes = [...new Set(it.published.map((product) => product.code))]
  return codes.flatMap((code) => {
    const found = latest(it.published, code, on) ?? latest(it.remembered, code, on)
    return found ? [found] : []
  })
}

const latest = (
  versions: readonly ProductTerms[],
  code: string,
  on: CalendarDate,
): ProductTerms | undefined =>
  versions
    .filter((it) => it.code === code && it.effectiveFrom <= on)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]
