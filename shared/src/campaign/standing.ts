import { multiplyRatio } from '../money/ratio.ts'

/** What a subsidised order came to by now, in minor units. */
export type SubsidisedOrder = {
  /** The subsidy of the whole order, as it was promised. */
  fullMinor: number
  /** The subsidy of what is drawn by now. */
  drawnMinor: number
  capturedMinor: number
  /** Given back of it, by refunds and disputes. */
  givenBackMinor: number
  /** Whether more may still be drawn. */
  open: boolean
  /** The borrower undid the loan in its cooling-off days: it cost nobody anything, the merchant neither. */
  undone?: boolean
}

/**
 * What of a budget an order holds: `spent` of what is drawn, less its share in what came back, half even; `reserved`
 * for what may still be drawn. Both together are never more than was promised.
 * @example subsidyStanding({ fullMinor: 100, drawnMinor: 100, capturedMinor: 1000, givenBackMinor: 500, open: false }) // => { spentMinor: 50, reservedMinor: 0 }
 */
export function subsidyStanding(it: SubsidisedOrder): {
  spentMinor: number
  reservedMinor: number
} {
  if (it.undone) return { spentMinor: 0, reservedMinor: 0 }
  const drawn = Math.min(it.fullMinor, it.drawnMinor)
  const returned =
    it.capturedMinor === 0
      ? 0
      : multiplyRatio(
          drawn,
          {
            numerator: Math.min(it.givenBackMinor, it.capturedMinor),
            denominator: it.capturedMinor,
          },
          'half_even',
        )
  return {
    spentMinor: drawn - returned,
    reservedMinor: it.open ? it.fullMinor - drawn : 0,
  }
}
