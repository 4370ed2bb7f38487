import { expect, test } from 'vitest'
import { openGate } from './gate.ts'

test('no more are inside than allowed, and each who leaves makes room', () => {
  const gate = openGate({ inside: 2, inHand: 9 })
  expect([gate.enter(), gate.enter(), gate.enter()]).toEqual([true, true, false])
  gate.leave()
  expect(gate.enter()).toBe(true)
  expect(gate.load()).toEqual({ inside: 2, inHand: 2, turnedAway: 1 })
})

test('who waits for others does not count as in hand, and counts again when the wait ends, in failure too', async () => {
  const gate = openGate({ inside: 9, inHand: 1 })
  expect(gate.enter()).toBe(true)
  expect(gate.enter()).toBe(false)
  let fail: (error: Error) => void = () => undefined
  const waited = gate.waiting(() => new Promise((_, reject) => (fail = reject)))
  expect(gate.load().inHand).toBe(0)
  expect(gate.enter()).toBe(true)
  fail(new Error('lender'))
  await expect(waited).rejects.toThrow('lender')
  expect(gate.load()).toEqual({ inside: 2, inHand: 2, turnedAway: 1 })
  expect(gate.enter()).toBe(false)
})
