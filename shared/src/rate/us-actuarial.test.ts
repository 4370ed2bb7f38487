import { expect, test } from 'vitest'
import { addDays, addMonths } from '../time/due-dates.ts'
import type { DatedFlow } from './flows.ts'
import { usActuarialRate } from './us-actuarial.ts'

const advance = (on: string, amountMinor: number): DatedFlow => ({
  kind: 'advance',
  on,
  amountMinor,
})
const payment = (on: string, amountMinor: number): DatedFlow => ({
  kind: 'payment',
  on,
  amountMinor,
})

test('one advance repaid at once after 255 days is annualised by days', () => {
  const flows = [advance('1978-01-03', 100_000), payment('1978-09-15', 108_000)]
  expect(usActuarialRate(flows)).toBeCloseTo((0.08 * 365) / 255, 12)
})

test('one advance repaid at once after two weeks is annualised by days too', () => {
  const flows = [advance('2026-01-05', 100_000), payment('2026-01-19', 101_000)]
  expect(usActuarialRate(flows)).toBeCloseTo((0.01 * 365) / 14, 12)
})

test('one advance repaid at once after more than a year compounds whole years', () => {
  const flows = [advance('2026-01-15', 100_000), payment('2028-07-15', 100_000 * 1.21 * 1.05)]
  expect(usActuarialRate(flows)).toBeCloseTo(0.1, 12)
})

test('several advances are priced from the first', () => {
  const flows = [
    advance('2026-01-15', 50_000),
    advance('2026-02-15', 50_000),
    ...Array.from({ length: 12 }, (_, i) => payment(addMonths('2026-03-15', i), 8_800)),
  ]
  const rate = usActuarialRate(flows) ?? 0
  const worth = flows.reduce((sum, it, i) => {
    const months = i === 0 ? 0 : i
    const value = it.amountMinor / (1 + rate / 12) ** months
    return it.kind === 'advance' ? sum - value : sum + value
  }, 0)
  expect(worth).toBeCloseTo(0, 5)
})

test('a last-day series bears its nominal rate whatever day February ends on', () => {
  const dates = ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']
  const level = (100_000 * 0.01) / (1 - 1.01 ** -5)
  const flows = [advance('2026-01-31', 100_000), ...dates.map((on) => payment(on, level))]
  expect(usActuarialRate(flows)).toBeCloseTo(0.12, 10)
})

test('absurd rates are found, and what has none says so', () => {
  const day = [advance('2026-01-01', 1), payment('2026-01-02', 999_999_999_999)]
  expect(usActuarialRate(day)).toBeCloseTo(999_999_999_998 * 365, -2)
  expect(usActuarialRate([advance('2026-01-01', 100), payment('2026-02-01', 99)])).toBeNull()
  // Borrowed, overpaid, borrowed again, paid: 10 %, 20 % and 30 % a month all solve it.
  const several = [
    advance('2026-01-01', 100_000),
    payment('2026-02-01', 360_000),
    advance('2026-03-01', 431_000),
    payment('2026-04-01', 171_600),
  ]
  expect(usActuarialRate(several)).toBeNull()
})

test('bad input is refused by its name', () => {
  expect(() => usActuarialRate([advance('2026-02-30', 1)])).toThrow(
    expect.objectContaining({ facts: { argument: 'flows.0.on', form: 'YYYY-MM-DD' } }),
  )
  expect(() => usActuarialRate([advance(addDays('2026-01-01', 1), -1)])).toThrow(
    expect.objectContaining({
      facts: { argument: 'flows.0.amountMinor', min: 0, max: 999_999_999_999 },
    }),
  )
})

// A schedule seen as if only one of its costs were charged keeps the unit-period of the whole.
test('a scheduled payment of nothing still says how far payments lie apart', () => {
  const rows = Array.from({ length: 6 }, (_, i) =>
    payment(addMonths('2026-02-15', i), i === 5 ? 106_000 : 0),
  )
  expect(usActuarialRate([advance('2026-01-15', 100_000), ...rows])).toBeCloseTo(
    12 * (1.06 ** (1 / 6) - 1),
    12,
  )
})
