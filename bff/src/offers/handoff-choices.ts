import { noticeDigest } from '@miaoguo/shared/handoff/digest'
import type { HandoffChoice } from '@miaoguo/shared/handoff/handoff'
import type { CaptureMode } from '@miaoguo/shared/checkout/checkout'
import { brokenByTrip, type TripDays } from '@miaoguo/shared/lender/trip-rule'
import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { listedOf, type LenderEntry, type Published } from '../lenders/registry.ts'
import { canHold } from './ask-lender.ts'

/** Terms that come without a schedule are shown by the lender itself, on its own page. */
export const isHandoff = ({ product }: Pick<Published, 'product'>): boolean =>
  product.capabilities?.schedule === false

type Order = {
  merchantName: string
  merchantReference: string
  amountMinor: number
  currency: Currency
  captureMode: CaptureMode
  /** A trip, where the merchant told one. */
  itinerarySealed: string | null
  trip: TripDays | null
  tripLegs: number | null
  today: CalendarDate
}

/** Whether a lender lends against a trip alone, and hears of it. */
export const needsItinerary = ({ product }: Pick<Published, 'product'>): boolean =>
  product.capabilities?.itinerary === true

/** The product of a lender that an order may be taken to, if there is one. */
export const handoffProductOf = (entry: LenderEntry, it: Order): Published | undefined =>
  listedOf(entry, it.today).find(
    (published) =>
      isHandoff(published) &&
      published.product.currency === it.currency &&
      published.product.amountMinMinor <= it.amountMinor &&
      it.amountMinor <= published.product.amountMaxMinor &&
      (!needsItinerary(published) || hasLegs(it)) &&
      fitsTrip(published, it) &&
      (it.captureMode === 'automatic' || canHold(published)),
  )

/** Such a lender is told legs; a hotel alone has none. Trips of the time before legs were counted had some. */
const hasLegs = (it: Order): boolean => it.itinerarySealed !== null && it.tripLegs !== 0

/** By its days alone: when a plan of such a lender ends is known on its own page. */
const fitsTrip = ({ product }: Pick<Published, 'product'>, { trip, today }: Order): boolean =>
  !product.trip || brokenByTrip(product.trip, trip ?? undefined, today).length === 0

/** What a shopper is told before she may leave for a lender; undefined when it may not be chosen. */
export function handoffChoiceOf(entry: LenderEntry, it: Order): HandoffChoice | undefined {
  const published = handoffProductOf(entry, it)
  if (!published) return undefined
  const notice: HandoffChoice['notice'] = {
    version: 'handoff-notice/1',
    lender: entry.identity,
    productName: published.product.name,
    merchantName: it.merchantName,
    merchantReference: it.merchantReference,
    currency: it.currency,
    amountMinor: it.amountMinor,
    shares: [
      'amount',
      'order_reference',
      'order_lines',
      ...(needsItinerary(published) ? (['itinerary', 'travelers'] as const) : []),
    ],
    termsShownBy: 'lender',
  }
  return { notice, noticeDigest: noticeDigest(notice) }
}
