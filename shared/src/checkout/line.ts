import * as z from 'zod/mini'
import { AmountMinor } from '../money/money.ts'

/**
 * What a line of an order is. Discounts are subtracted, and so is what is not lent: a `deposit` was paid to the merchant
 * before by other means, a `balance` is paid to it later by other means. What is left is financed.
 */
export const LineKind = z.enum(['item', 'shipping', 'tax', 'discount', 'deposit', 'balance'])
export type LineKind = z.infer<typeof LineKind>

/** A line of an order: quantity × unit amount is its total. */
export const CheckoutLine = z.strictObject({
  kind: LineKind,
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  quantity: z.int().check(z.minimum(1), z.maximum(9999)),
  unitAmountMinor: AmountMinor,
  totalMinor: AmountMinor,
  /** Of an item that is sure only when its supplier has confirmed it: until then nothing of it is captured from a hold. */
  awaitsSupplier: z.optional(z.boolean()),
})
export type CheckoutLine = z.infer<typeof CheckoutLine>

const subtracted: readonly LineKind[] = ['discount', 'deposit', 'balance']

/**
 * Whether a kind of line lowers what is lent.
 * @example isSubtracted('deposit') // => true
 */
export const isSubtracted = (kind: LineKind): boolean => subtracted.includes(kind)

type Sum = Pick<CheckoutLine, 'kind' | 'totalMinor'>

/**
 * What the lines of an order come to: what of it is financed. In minor units; less than nothing where more is subtracted
 * than bought.
 * @example sumOfLines([{ kind: 'item', totalMinor: 600 }, { kind: 'deposit', totalMinor: 100 }]) // => 500
 */
export const sumOfLines = (lines: readonly Sum[]): number =>
  lines.reduce((sum, it) => sum + (isSubtracted(it.kind) ? -it.totalMinor : it.totalMinor), 0)

/** How an order is paid, where not all of it is lent: order = deposit + balance + financed. In minor units. */
export const PaymentParts = z.strictObject({
  orderMinor: AmountMinor,
  /** Paid to the merchant before, by other means. */
  depositMinor: AmountMinor,
  /** To be paid to the merchant later, by other means. */
  balanceMinor: AmountMinor,
  /** What is asked of a lender. */
  financedMinor: AmountMinor,
})
export type PaymentParts = z.infer<typeof PaymentParts>

/**
 * How an order is paid; undefined where all of it is financed, so that nothing is said of deposits that are none.
 * @example paymentPartsOf([{ kind: 'item', totalMinor: 600 }, { kind: 'deposit', totalMinor: 100 }])?.financedMinor // => 500
 */
export function paymentPartsOf(lines: readonly Sum[]): PaymentParts | undefined {
  const of = (kind: LineKind): number =>
    lines.reduce((sum, it) => sum + (it.kind === kind ? it.totalMinor : 0), 0)
  const depositMinor = of('deposit')
  const balanceMinor = of('balance')
  if (depositMinor + balanceMinor === 0) return undefined
  const financedMinor = sumOfLines(lines)
  const orderMinor = financedMinor + depositMinor + balanceMinor
  return { orderMinor, depositMinor, balanceMinor, financedMinor }
}
