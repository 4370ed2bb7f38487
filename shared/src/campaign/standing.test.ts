import { expect, test } from 'vitest'
import { subsidyStanding } from './standing.ts'

test('a third that came back brings a third back, half even', () => {
  const it = { fullMinor: 100, drawnMinor: 100, capturedMinor: 300, open: false }
  expect(subsidyStanding({ ...it, givenBackMinor: 100 }).spentMinor).toBe(67)
  expect(subsidyStanding({ ...it, drawnMinor: 25, givenBackMinor: 150 }).spentMinor).toBe(13)
})

test('a loan that is undone holds nothing, whatever was drawn or given back of it', () => {
  const it = { fullMinor: 100, drawnMinor: 100, capturedMinor: 300, givenBackMinor: 30 }
  for (const open of [true, false])
    expect(subsidyStanding({ ...it, open, undone: true })).toEqual({
      spentMinor: 0,
      reservedMinor: 0,
    })
})
