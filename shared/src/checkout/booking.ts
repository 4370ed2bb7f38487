import * as z from 'zod/mini'
import { allocate } from '../money/allocate.ts'
import { AmountMinor } from '../money/money.ts'
import { Instant } from '../time/calendar-date.ts'
import { isSubtracted, sumOfLines, type CheckoutLine } from './line.ts'

/** Where a line of an order stands at its supplier: an airline, a hotel. */
export const BookingStatus = z.enum(['awaiting_supplier', 'confirmed', 'refused'])
export type BookingStatus = z.infer<typeof BookingStatus>

/** The supplier's own number of a booking. */
export const SupplierReference = z.string().check(z.minLength(1), z.maxLength(60))

/** A line of an order that waits, or waited, for its supplier. */
export const Booking = z.strictObject({
  /** The place of the line, counted from 0. */
  line: z.int().check(z.minimum(0), z.maximum(199)),
  name: z.string(),
  status: BookingStatus,
  supplierReference: z.nullable(SupplierReference),
  answeredAt: z.nullable(Instant),
  /** What of the line is financed: its share of the order, once discounts, deposit and balance are spread over its lines. */
  financedMinor: AmountMinor,
})
export type Booking = z.infer<typeof Booking>

type Line = Pick<CheckoutLine, 'kind' | 'totalMinor'>

/**
 * What of each line is financed, in minor units: discounts, deposit and balance are spread over what is bought by largest
 * remainder, so that the shares are what is financed, to the fen. Refuses lines that come to less than nothing.
 * @example financedSharesOf([{ kind: 'item', totalMinor: 300 }, { kind: 'item', totalMinor: 100 }, { kind: 'deposit', totalMinor: 100 }]) // => [225, 75, 0]
 */
export function financedSharesOf(lines: readonly Line[]): number[] {
  const weights = lines.map((it) => (isSubtracted(it.kind) ? 0 : it.totalMinor))
  const bought = weights.reduce((sum, it) => sum + it, 0)
  return bought === 0 ? weights : allocate(sumOfLines(lines), weights)
}

type Standing = { line: number; status: BookingStatus }

/** What is financed of an order, by what its suppliers have said. Lines that wait for nobody count as confirmed. */
export function financedBySupplier(
  lines: readonly Line[],
  bookings: readonly Standing[],
): { confirmedMinor: number; awaitingMinor: number; refusedMinor: number } {
  const shares = financedSharesOf(lines)
  const of = (status: BookingStatus): number =>
    bookings.reduce((sum, it) => sum + (it.status === status ? (shares[it.line] ?? 0) : 0), 0)
  const awaitingMinor = of('awaiting_supplier')
  const refusedMinor = of('refused')
  const confirmedMinor = sumOfLines(lines) - awaitingMinor - refusedMinor
  return { confirmedMinor, awaitingMinor, refusedMinor }
}
