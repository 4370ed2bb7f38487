import { expect, test } from 'vitest'
import { contactHours } from './contact-hours.ts'
import { mayRemindAt, reminderHours } from './reminder-hours.ts'

test.each([
  ['2026-12-01T00:59:59.999Z', false],
  ['2026-12-01T01:00:00.000Z', true],
  ['2026-12-01T11:59:59.999Z', true],
  ['2026-12-01T12:00:00.000Z', false],
  ['2026-12-01T16:00:00.000Z', false],
  ['2026-12-01T23:30:00.000Z', false],
])('at %s, which is eight hours more in China: %s', (at, may) => {
  expect(mayRemindAt(at)).toBe(may)
})

test('nobody is reminded when nobody may be spoken to', () => {
  expect(reminderHours.from).toBeGreaterThanOrEqual(contactHours.from)
  expect(reminderHours.to).toBeLessThanOrEqual(contactHours.to)
})
