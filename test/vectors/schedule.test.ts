import { expect, test } from 'vitest'
import { scheduleCases } from './schedule-cases.ts'

const folder = process.env.MIAOGUO_DATA
if (folder === undefined || folder === '') {
  test.skip('schedules of another loan system: MIAOGUO_DATA names no folder of vectors', () => {})
} else {
  const cases = scheduleCases(folder)
  const supported = cases.filter((it) => it.unsupported === null)
  test.each(supported)('the schedule $id is reproduced to the cent', (it) => {
    expect(it.rows()).toEqual(it.expected)
  })
  const others = cases.length - supported.length
  test.skip(`${others} more schedules, of loans that live on, are not modelled`, () => {})
}
