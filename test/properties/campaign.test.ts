import { subsidyStanding } from '@miaoguo/shared/campaign/standing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from './arbitraries.ts'

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
    runs,
  )
})
