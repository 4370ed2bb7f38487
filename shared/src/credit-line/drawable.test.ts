import { expect, test } from 'vitest'
import { whyNotDrawable, type DrawnOn } from './drawable.ts'

const line: DrawnOn = {
  status: 'active',
  availableMinor: 50_000,
  validThrough: '2027-01-31',
  closing: false,
}
const asked = { amountMinor: 50_000, today: '2027-01-31' }

test('a line is drawn through its last day, to the last fen, and only while it stands', () => {
  expect(whyNotDrawable(line, asked)).toBeUndefined()
  expect(whyNotDrawable(line, { ...asked, amountMinor: 50_001 })).toBe('not_enough')
  expect(whyNotDrawable(line, { ...asked, today: '2027-02-01' })).toBe('expired')
  expect(whyNotDrawable({ ...line, closing: true }, asked)).toBe('closing')
  expect(whyNotDrawable({ ...line, status: 'suspended' }, asked)).toBe('suspended')
  expect(whyNotDrawable({ ...line, status: 'expired' }, asked)).toBe('expired')
  for (const status of ['applied', 'declined', 'closed'] as const)
    expect(whyNotDrawable({ ...line, status }, asked)).toBe('not_active')
})
