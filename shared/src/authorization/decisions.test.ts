import { expect, test } from 'vitest'
import { disputeDecisions, disputeEvents, disputeIsOpen } from '../dispute/decisions.ts'
import { DisputeStatus } from '../dispute/dispute.ts'
import { CheckoutStatus } from '../checkout/checkout.ts'
import { problemCodes } from '../problem/codes.ts'
import { AuthorizationStatus, OperationStatus } from './authorization.ts'
import {
  authorizationDecisions,
  authorizationEvents,
  checkoutDecisions,
  checkoutEvents,
  comingTo,
  refundDecisions,
  refundEvents,
  type DecisionTable,
} from './decisions.ts'

type Named = [string, DecisionTable<string, string>, readonly string[], readonly string[]]
const tables: Named[] = [
  ['checkout', checkoutDecisions, CheckoutStatus.options, checkoutEvents],
  ['authorization', authorizationDecisions, AuthorizationStatus.options, authorizationEvents],
  ['refund', refundDecisions, OperationStatus.options, refundEvents],
  ['dispute', disputeDecisions, DisputeStatus.options, disputeEvents],
]

test.each(tables)(
  'every state and event of a %s has exactly one decision',
  (_, table, states, events) => {
    expect(Object.keys(table).toSorted()).toEqual(states.toSorted())
    for (const state of states) {
      expect(Object.keys(table[state] ?? {}).toSorted()).toEqual(events.toSorted())
      for (const event of events) {
        const decision = table[state]?.[event] ?? {}
        expect(Object.keys(decision)).toHaveLength(1)
        if ('to' in decision) expect(states).toContain(decision.to)
        if ('refuse' in decision) expect(Object.keys(problemCodes)).toContain(decision.refuse)
      }
    }
  },
)

test.each(tables)(
  'every state of a %s but the first can be reached, and something moves it or it is final',
  (_, table, states) => {
    const [first = ''] = states
    const reached = new Set([first])
    for (const from of reached)
      for (const decision of Object.values(table[from] ?? {}))
        if ('to' in decision) reached.add(decision.to)
    expect([...reached].toSorted()).toEqual(states.toSorted())
  },
)

test('what is asked of a dispute moves nothing by itself, and what is decided stays decided', () => {
  for (const [state, events] of Object.entries(disputeDecisions))
    for (const [event, decision] of Object.entries(events))
      if ('to' in decision)
        expect([state, event, event.startsWith('ask_') ? decision.to : state]).toEqual([
          state,
          event,
          disputeIsOpen.find((it) => it === state),
        ])
})

test('what is asked of a hold moves nothing by itself: only the lender’s word does', () => {
  for (const [state, events] of Object.entries(authorizationDecisions))
    for (const [event, decision] of Object.entries(events))
      if (event.startsWith('ask_') && 'to' in decision) expect(decision.to).toBe(state)
})

test('a cancellation is never refused because it happened before, nor by time', () => {
  expect(authorizationDecisions.cancelled.ask_cancel).toEqual({ already: true })
  expect(authorizationDecisions.expired.ask_cancel).toEqual({ already: true })
  expect(checkoutDecisions.cancelled.cancel).toEqual({ already: true })
  expect(checkoutDecisions.expired.cancel).toEqual({ already: true })
})

test('a decline leaves the order open', () => {
  expect(comingTo(checkoutDecisions, 'decline')).toEqual({ from: ['pending'], to: 'open' })
})

test('where an event leads to several states, the state it comes from has to be known', () => {
  expect(comingTo(authorizationDecisions, 'expire')).toBeUndefined()
  expect(comingTo(checkoutDecisions, 'hold')).toEqual({ from: ['pending'], to: 'authorized' })
})
