import { expect, test } from 'vitest'
import { openGate } from './gate.ts'

/** One who waits for others until told. */
function guest(gate: ReturnType<typeof openGate>) {
  let end: (error?: Error) => void = () => undefined
  const waited = gate
    .waiting(
      () =>
        new Promise<void>((resolve, reject) => {
          end = (error) => (error ? reject(error) : resolve())
        }),
    )
    .catch(() => undefined)
  return async (error?: Error): Promise<void> => {
    end(error)
    await waited
  }
}

test('no more are inside than allowed, and each who leaves makes room', () => {
  const gate = openGate({ inside: 2, inHand: 9 })
  expect([gate.enter(), gate.enter(), gate.enter()]).toEqual([true, true, false])
  gate.leave()
  expect(gate.enter()).toBe(true)
  expect(gate.load()).toEqual({ inside: 2, inHand: 2, room: 2, turnedAway: 1 })
})

test('who waits for others does not count as in hand, and counts again when the wait ends, in failure too', async () => {
  const gate = openGate({ inside: 9, inHand: 1 })
  expect(gate.enter()).toBe(true)
  expect(gate.enter()).toBe(false)
  const back = guest(gate)
  expect(gate.load().inHand).toBe(0)
  expect(gate.enter()).toBe(true)
  await back(new Error('lender'))
  expect(gate.load()).toMatchObject({ inside: 2, inHand: 2, turnedAway: 1 })
  expect(gate.enter()).toBe(false)
})

test('when too many come back at once the room shrinks, once in a while, and grows again while hands are free', async () => {
  let now = 0
  const gate = openGate({ inside: 100, inHand: 4 }, () => now)
  const guests = Array.from({ length: 20 }, () => {
    expect(gate.enter()).toBe(true)
    return guest(gate)
  })
  for (const back of guests.slice(0, 5)) await back()
  expect(gate.load()).toMatchObject({ inside: 20, inHand: 5, room: 16 })
  // The same burst is judged once.
  await guests[5]?.()
  expect(gate.load().room).toBe(16)
  now += 500
  await guests[6]?.()
  expect(gate.load().room).toBe(12)
  // Those in hand are answered: the house is still full, our hands are free, and each who leaves widens it.
  for (let i = 0; i < 7; i += 1) gate.leave()
  expect(gate.load()).toMatchObject({ inside: 13, inHand: 0, room: 14 })
})
