import {
  keepsKind,
  kindOf,
  mayBeOfferedIn,
  productKinds,
  type ProductScene,
} from '@miaoguo/shared/lender/product-kind'
import {
  brokenByPlan,
  brokenByTrip,
  type BrokenTripRule,
  type TripDays,
} from '@miaoguo/shared/lender/trip-rule'
import type { IneligibleReason } from '@miaoguo/shared/merchant/eligibility'
import { remediesOf } from '@miaoguo/shared/merchant/remedies'
import type { ProductTerms } from '@miaoguo/shared/lender/terms'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { addDays, addMonths } from '@miaoguo/shared/time/due-dates'
import { productsInForce } from '../lenders/in-force.ts'
import type { LenderEntry, Published } from '../lenders/registry.ts'
import type { Listing } from '../lenders/store.ts'
import { priceOf, type Price } from './price.ts'
import { refusedByRule } from './refused-by-rule.ts'

/** What is asked for; an order of goods where no scene is named. */
export type Asked = {
  amountMinor: number
  currency: Currency
  today: CalendarDate
  scenario?: ProductScene | undefined
  /** The days of the trip that is bought, if one is. */
  trip?: TripDays | undefined
  /** The borrower has a line of this product. */
  throughLine?: boolean
}
/** A product and number of installments that may be offered for an amount, at its published price. */
export type Candidate = Published & { count: number; price: Price }
/** A product we know of, whether or not our operator lists it. */
export type Known = Omit<Published, 'listing'> & { listing: Listing | undefined }
/** What of a product may be shown for an amount, and what stands in the way of the rest. */
export type Judgement = { candidates: Candidate[]; reasons: IneligibleReason[] }
type Judged = { candidates: Candidate[]; reasons: Reason[] }

/** Where the loans are made. */
const jurisdiction = 'CN'

type Reason = Omit<IneligibleReason, 'remedies'>

const because = (
  code: IneligibleReason['code'],
  facts: Partial<Omit<Reason, 'code'>> = {},
): Reason => ({ code, boundMinor: null, dayOn: null, rule: null, ...facts })

/**
 * Judges one product for an amount by its published terms and the rules of the day. The widget shows what this
 * allows and the merchant is told what this says, so the two cannot differ.
 */
export function judgeProduct(it: Known, asked: Asked): Judgement {
  const { candidates, reasons } = judged(it, asked)
  return {
    candidates,
    reasons: reasons.map((one) => ({ ...one, remedies: remediesOf(one, asked) })),
  }
}

function judged(it: Known, asked: Asked): Judged {
  if (!mayBeOfferedIn(it.product, asked.scenario ?? 'goods')) return { candidates: [], reasons: [] }
  // What is drawn under a line is for who has one, and promised to nobody else.
  if (productKinds[kindOf(it.product)].needsLine && !asked.throughLine)
    return { candidates: [], reasons: [] }
  const reasons = [
    ...reasonsOfLender(it, asked.today),
    ...reasonsOfAmount(it, asked),
    ...reasonsOfTrip(it, asked),
  ]
  const { listing } = it
  if (reasons.length > 0 || !listing) return { candidates: [], reasons }
  const counts = it.product.installmentCounts.map((count) =>
    judgeCount({ ...it, listing }, asked, count),
  )
  const found = counts.flatMap((one) => one.reasons)
  return {
    candidates: counts.flatMap((one) => one.candidates),
    reasons: found.filter(
      (reason, i) =>
        found.findIndex((same) => same.rule === reason.rule && same.code === reason.code) === i,
    ),
  }
}

function reasonsOfLender({ entry, product, listing }: Known, today: CalendarDate): Reason[] {
  return [
    ...(entry.status === 'suspended' ? [because('lender_suspended')] : []),
    ...(entry.licenceValidThrough < today
      ? [because('licence_expired', { dayOn: entry.licenceValidThrough })]
      : []),
    ...(listing?.status !== 'listed' || !entry.jurisdictions.includes(jurisdiction)
      ? [because('not_listed')]
      : []),
    ...(product.effectiveFrom > today
      ? [because('not_yet_effective', { dayOn: product.effectiveFrom })]
      : []),
    ...(keepsKind(product) ? [] : [because('terms_invalid')]),
  ]
}

function reasonsOfAmount({ product }: Known, asked: Asked): Reason[] {
  if (product.currency !== asked.currency) return [because('currency_not_supported')]
  if (asked.amountMinor < product.amountMinMinor)
    return [because('amount_too_low', { boundMinor: product.amountMinMinor })]
  if (asked.amountMinor > product.amountMaxMinor)
    return [because('amount_too_high', { boundMinor: product.amountMaxMinor })]
  return []
}

/** When the first installment of a product drawn on a day falls due, as it is published. */
export const firstDueOnOf = (
  { firstDueDays }: Pick<ProductTerms, 'firstDueDays'>,
  drawnOn: CalendarDate,
): CalendarDate =>
  firstDueDays === undefined ? addMonths(drawnOn, 1) : addDays(drawnOn, firstDueDays)

function reasonsOfTrip({ product }: Known, { trip, today }: Asked): Reason[] {
  const broken = product.trip ? brokenByTrip(product.trip, trip, today) : []
  return broken.map(({ code, dayOn }) => because(code, { dayOn }))
}

/** A product's published terms for an amount drawn today. */
export const termsOf = (product: ProductTerms, asked: Asked, count: number) => ({
  ...product,
  principalMinor: asked.amountMinor,
  installmentCount: count,
  drawnOn: asked.today,
  firstDueOn: firstDueOnOf(product, asked.today),
})

function judgeCount(it: Published, asked: Asked, count: number): Judged {
  const { product } = it
  const terms = termsOf(product, asked, count)
  const price = priceOf(terms)
  if (!price) return { candidates: [], reasons: [because('terms_invalid')] }
  const outlasting = tripOutlasted(it, asked.trip, price.schedule)
  if (outlasting.length > 0)
    return {
      candidates: [],
      reasons: outlasting.map(({ code, dayOn }) => because(code, { dayOn })),
    }
  const broken = refusedByRule({ ...it, price, quote: terms }, asked.today)
  return broken.length === 0
    ? { candidates: [{ ...it, count, price }], reasons: [] }
    : { candidates: [], reasons: broken.map(({ rule }) => because('rule_broken', { rule })) }
}

/** What of its lender's trip rule a schedule breaks. */
export function tripOutlasted(
  { product }: Pick<Published, 'product'>,
  trip: TripDays | undefined,
  schedule: readonly Installment[],
): BrokenTripRule[] {
  const lastDueOn = schedule.at(-1)?.dueOn
  return product.trip && trip && lastDueOn ? brokenByPlan(product.trip, trip, lastDueOn) : []
}

/** Every product of a lender: those in force, and those published for a later day that replace none. */
export function knownOf(entry: LenderEntry, today: CalendarDate): Known[] {
  const published = entry.terms.products
  const inForce = productsInForce({ published, remembered: entry.remembered }, today)
  const later = published.filter(
    (it, i) =>
      !inForce.some((that) => that.code === it.code) &&
      published.findIndex((that) => that.code === it.code) === i,
  )
  return [...inForce, ...later].map((product) => {
    const listing = entry.listings.find((it) => it.productCode === product.code)
    const amountMaxMinor = Math.min(product.amountMaxMinor, listing?.amountMaxMinor ?? Infinity)
    return { entry, product: { ...product, amountMaxMinor }, listing }
  })
}
