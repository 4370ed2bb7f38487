import { DeclineReason } from '@miaoguo/shared/loan/loan'
import { expect, test } from 'vitest'
import { reasonsIn, toReason, toReasons, toState, toVerdict } from './translate.ts'

test('each of the fifteen reason codes is a no to the borrower or an outage, and a sixteenth is neither', () => {
  const said = Array.from({ length: 15 }, (_, code) => toReason(code))
  for (const reason of said) expect(reason).toBeDefined()
  const declines = said.flatMap((it) => (it && 'declined' in it ? [it.declined] : []))
  for (const reason of declines) expect(DeclineReason.safeParse(reason).success).toBe(true)
  expect(declines).toHaveLength(9)
  expect([toReason(4), toReason(5), toReason(10)]).toEqual([
    { declined: 'trip_too_soon' },
    { declined: 'trip_too_far' },
    { declined: 'purchase_unsupported' },
  ])
  expect([toReason(15), toReason(-1)]).toEqual([undefined, undefined])
})

test('what is missing or broken between the lender and us is never told to a borrower as a no', () => {
  for (const code of [3, 6, 7, 8, 9, 11])
    expect(toReasons([code])).toMatchObject({ decision: 'outage' })
  expect(toReasons([1, 7])).toMatchObject({ decision: 'outage', reason: 'timeout' })
  expect(toReasons([1, 99])).toMatchObject({ decision: 'outage', reason: 'answer_off_contract' })
  expect(toReasons([])).toMatchObject({ decision: 'outage' })
  expect(toReasons([12, 13])).toEqual({ decision: 'declined', reasons: ['purchase_unsupported'] })
})

test('the payment statuses are read by name', () => {
  expect(toVerdict({ status: 'OFFER_AVAILABLE' })).toEqual({ decision: 'available' })
  expect(toVerdict({ status: 'OFFER_UNAVAILABLE', reasons: [2] })).toMatchObject({
    reasons: ['amount_too_large'],
  })
  expect(toVerdict({ status: 'SERVICE_UNAVAILABLE' })).toMatchObject({ reason: 'server_error' })
  for (const status of ['offer_available', '', 'APPROVED'])
    expect(toVerdict({ status })).toMatchObject({ reason: 'answer_off_contract' })
  expect(reasonsIn({ reasons: ['a word'] })).toBeUndefined()
})

test('a transaction whose amounts are no money is not read', () => {
  const it = { id: 't', original_amount: 12, remaining_amount: 12, captured_amount: 0 }
  const on = { currency: 'USD', nowMs: 0 } as const
  expect(toState(it, on)).toMatchObject({ status: 'authorized', authorizedMinor: 1200 })
  expect(toState({ ...it, original_amount: 12.345 }, on)).toBeUndefined()
  expect(toState({ ...it, authorization_expiration: '1969-12-31T00:00:00Z' }, on)).toMatchObject({
    status: 'expired',
  })
})
