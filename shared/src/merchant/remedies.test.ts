import { expect, test } from 'vitest'
import { brokenByTrip } from '../lender/trip-rule.ts'
import { IneligibleReason } from './eligibility.ts'
import { remediesOf } from './remedies.ts'

const today = '2026-08-01'
const reason = (code: IneligibleReason['code'], dayOn: string | null = null) => ({
  code,
  dayOn,
  boundMinor: null,
  rule: null,
})

test('whatever the reason, something can be done, and paying otherwise is always among it', () => {
  for (const code of IneligibleReason.shape.code.options)
    expect(remediesOf(reason(code), { today }).map((it) => it.code)).toContain('other_means')
})

test('a trip too far ahead comes into the window by waiting, to the day', () => {
  const trip = { departsOn: '2027-06-30', returnsOn: '2027-07-04' }
  const rule = { daysAheadMax: 300 }
  const [broken] = brokenByTrip(rule, trip, today)
  const [wait, earlier] = remediesOf(reason('trip_too_far', broken?.dayOn ?? null), { today, trip })
  expect(wait).toMatchObject({ code: 'ask_from', dayOn: '2026-09-03' })
  expect(earlier).toMatchObject({ code: 'depart_until', dayOn: '2027-05-28' })
  expect(brokenByTrip(rule, trip, '2026-09-03')).toEqual([])
  expect(brokenByTrip(rule, trip, '2026-09-02')).not.toEqual([])
})

test('a trip too soon is answered with the first departure that will do', () => {
  const trip = { departsOn: '2026-08-05', returnsOn: '2026-08-09' }
  const [remedy] = remediesOf(reason('trip_too_soon', '2026-08-15'), { today, trip })
  expect(remedy).toMatchObject({ code: 'depart_from', dayOn: '2026-08-15' })
  expect(brokenByTrip({ daysAheadMin: 14 }, { ...trip, departsOn: '2026-08-15' }, today)).toEqual(
    [],
  )
})
