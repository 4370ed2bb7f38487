import { expect, test } from 'vitest'
import { financedBySupplier, financedSharesOf } from './booking.ts'

const item = (totalMinor: number) => ({ kind: 'item' as const, totalMinor })
const lines = [
  item(360_000),
  item(240_000),
  { kind: 'tax' as const, totalMinor: 1 },
  { kind: 'discount' as const, totalMinor: 20_000 },
  { kind: 'deposit' as const, totalMinor: 80_001 },
]

test('what is financed of the lines is what is financed, to the fen', () => {
  const shares = financedSharesOf(lines)
  expect(shares.reduce((sum, it) => sum + it, 0)).toBe(500_000)
  expect(shares.slice(3)).toEqual([0, 0])
  expect(financedSharesOf([])).toEqual([])
})

test('suppliers part an order into what is confirmed, awaited and refused, and nothing is left over', () => {
  const sums = financedBySupplier(lines, [
    { line: 0, status: 'awaiting_supplier' },
    { line: 1, status: 'refused' },
  ])
  const [flight = 0, hotel = 0, tax] = financedSharesOf(lines)
  expect(sums).toEqual({ confirmedMinor: tax, awaitingMinor: flight, refusedMinor: hotel })
  expect(financedBySupplier(lines, []).confirmedMinor).toBe(500_000)
})
