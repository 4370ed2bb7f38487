import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scheduleCases } from './schedule-cases.ts'

const data = process.env.MIAOGUO_DATA
const folder = data === undefined || data === '' ? null : join(data, 'fineract')
if (folder === null || !existsSync(folder)) {
  test.skip('schedules of another loan system: MIAOGUO_DATA names no folder of vectors', () => {})
} else {
  const cases = scheduleCases(folder)
  const reach = join(folder, 'within-reach.json')
  const expected = new Set(
    Object.values(JSON.parse(readFileSync(reach, 'utf8')) as Record<string, string[]>).flat(),
  )

  describe('schedules that another loan system printed, known to be within reach', () => {
    test.each(cases.filter((it) => expected.has(it.id)))(
      'the schedule $id is modelled and reproduced to the cent',
      (it) => {
        expect(it.unsupported).toBeNull()
        expect(it.difference()).toBeNull()
      },
    )
  })

  test('nothing that is modelled differs, and what is reproduced is not lost again', () => {
    const supported = cases.filter((it) => it.unsupported === null)
    const differing = supported.filter((it) => it.difference() !== null).map((it) => it.id)
    expect(differing).toEqual([])
    expect(supported.length).toBeGreaterThanOrEqual(1248)
  })
}
