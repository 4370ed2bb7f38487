import { expect, test } from 'vitest'
import { statusOf, toBooking, toLines, toRefusal } from './translate.ts'
import type { WireOrder } from './wire.ts'

const order = (change: Partial<WireOrder>): WireOrder => ({
  order_id: 'o-000001',
  status: 'AUTHORIZED',
  fraud_status: 'ACCEPTED',
  order_amount: 1000,
  captured_amount: 0,
  refunded_amount: 0,
  remaining_authorized_amount: 1000,
  purchase_currency: 'USD',
  ...change,
})
const trace = { correlationId: 'c' }

test('the six states of an order are read by name, and a seventh is not guessed', () => {
  const said = (status: string, captured_amount = 0) => statusOf(order({ status, captured_amount }))
  expect([said('AUTHORIZED'), said('PART_CAPTURED', 1), said('CAPTURED', 1000)]).toEqual([
    'authorized',
    'active',
    'active',
  ])
  expect([said('CANCELLED'), said('EXPIRED'), said('CLOSED'), said('CLOSED', 5)]).toEqual([
    'cancelled',
    'expired',
    'cancelled',
    'active',
  ])
  expect([said('captured'), said('ON_HOLD')]).toEqual([undefined, undefined])
})

test('a fraud status is Klarna’s decision; one nobody named is unknown', () => {
  const said = (fraud_status: string | undefined) =>
    toBooking(order(fraud_status === undefined ? {} : { fraud_status }), trace).outcome
  expect([said('ACCEPTED'), said('PENDING'), said('REJECTED'), said('STOPPED')]).toEqual([
    'approved',
    'pending',
    'declined',
    'unknown',
  ])
  expect(toBooking(order({ purchase_currency: 'SEK' }), trace).outcome).toBe('unknown')
})

test('the lines of a basket sum to its amount, discounts below zero', () => {
  const lines = toLines([
    { kind: 'item', name: 'a', quantity: 2, unitAmountMinor: 600, totalMinor: 1200 },
    { kind: 'discount', name: 'b', quantity: 1, unitAmountMinor: 200, totalMinor: 200 },
  ])
  expect(lines.reduce((sum, it) => sum + it.total_amount, 0)).toBe(1000)
  for (const it of lines) expect(it.quantity * it.unit_price).toBe(it.total_amount)
})

test('an error code nobody named is no refusal', () => {
  expect(toRefusal('CAPTURE_NOT_ALLOWED')).toBe('amount_exceeds_authorized')
  expect(toRefusal('BAD_VALUE')).toBeUndefined()
})
