import fc from 'fast-check'
import { expect, test } from 'vitest'
import { subsidyStanding } from './standing.ts'

test('an order never holds more than was promised, and nothing once all came back', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(
      amount,
      amount,
      amount,
      amount,
      fc.boolean(),
      (full, drawn, captured, back, open) => {
        const it = {
          fullMinor: full,
          drawnMinor: captured === 0 ? 0 : drawn,
          capturedMinor: captured,
          givenBackMinor: Math.min(back, captured),
          open,
        }
        const { spentMinor, reservedMinor } = subsidyStanding(it)
        expect(Math.min(spentMinor, reservedMinor)).toBeGreaterThanOrEqual(0)
        expect(spentMinor + reservedMinor).toBeLessThanOrEqual(full)
        expect(subsidyStanding({ ...it, givenBackMinor: captured, open: false })).toEqual({
          spentMinor: 0,
          reservedMinor: 0,
        })
      },
    ),
  )
})

test('a third that came back brings a third back, half even', () => {
  const it = { fullMinor: 100, drawnMinor: 100, capturedMinor: 300, open: false }
  expect(subsidyStanding({ ...it, givenBackMinor: 100 }).spentMinor).toBe(67)
  expect(subsidyStanding({ ...it, drawnMinor: 25, givenBackMinor: 150 }).spentMinor).toBe(13)
})
