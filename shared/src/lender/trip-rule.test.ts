import { expect, test } from 'vitest'
import { brokenByPlan, brokenByTrip } from './trip-rule.ts'

const today = '2026-08-01'
const trip = { departsOn: '2026-09-01', returnsOn: '2026-09-10' }

test('a product of trips lends against nothing else', () => {
  expect(brokenByTrip({}, undefined, today)).toEqual([{ code: 'trip_required', dayOn: null }])
})

test('a trip that has begun is too soon, even where no number of days is asked', () => {
  const begun = { departsOn: '2026-07-31', returnsOn: '2026-08-10' }
  expect(brokenByTrip({}, begun, today)).toEqual([{ code: 'trip_too_soon', dayOn: today }])
})

test.each([
  ['on the first day that will do', { daysAheadMin: 31 }, []],
  ['a day before it', { daysAheadMin: 32 }, [{ code: 'trip_too_soon', dayOn: '2026-09-02' }]],
  ['on the last day that will do', { daysAheadMin: 0, daysAheadMax: 31 }, []],
  ['a day after it', { daysAheadMax: 30 }, [{ code: 'trip_too_far', dayOn: '2026-08-31' }]],
])('a departure %s', (_name, rule, broken) => {
  expect(brokenByTrip(rule, trip, today)).toEqual(broken)
})

test.each([
  ['before_departure', '2026-08-31', null],
  ['before_departure', '2026-09-01', '2026-09-01'],
  ['before_return', '2026-09-09', null],
  ['before_return', '2026-09-10', '2026-09-10'],
] as const)('a plan that ends %s, last due on %s', (planEnds, lastDueOn, dayOn) => {
  expect(brokenByPlan({ planEnds }, trip, lastDueOn)).toEqual(
    dayOn === null ? [] : [{ code: 'plan_outlasts_trip', dayOn }],
  )
})

test('without a rule of when it ends, a plan may go on after the trip', () => {
  expect(brokenByPlan({}, trip, '2027-08-01')).toEqual([])
})
