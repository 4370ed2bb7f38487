import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { AprCase } from './apr-case.ts'
import { folderCases } from './apr-cases.ts'
import { publishedCases, publishedFunctions } from './apr-published.ts'

const counted = (cases: AprCase[]): AprCase[] => cases.filter((it) => it.unsupported === null)
const published = publishedCases()

test.each(counted(published))(
  'the published annual rate $id is reproduced to its last printed place',
  (it) => {
    expect(it.difference(), it.source).toBeNull()
  },
)

test.each(publishedFunctions())('$kind gives what $id is documented to give', (it) => {
  expect(it.difference(), it.source).toBeNull()
})

// A rule’s example that goes missing is not noticed by tests of each.
test('as many published examples are reproduced as were transcribed', () => {
  const of = (kind: string): number => counted(published).filter((it) => it.kind === kind).length
  expect({ eu: of('eu_aprc'), us: of('us_actuarial') }).toEqual({ eu: 38, us: 21 })
  expect(counted(published).length).toBe(65)
  expect(publishedFunctions().length).toBe(40)
})

for (const it of published.filter((one) => one.unsupported !== null))
  test.skip(`${it.id} is not counted: ${it.unsupported}`, () => {})

const folder = process.env.MIAOGUO_DATA
if (folder === undefined || folder === '') {
  test.skip('more published annual rates: MIAOGUO_DATA names no folder of vectors', () => {})
} else {
  describe('a folder of examples', () => {
    const cases = folderCases(folder)
    test.each(counted(cases))('$id is reproduced to its last printed place', (it) => {
      expect(it.difference(), it.source).toBeNull()
    })
    test.skipIf(!existsSync(join(folder, 'apr')))(
      'is known by content, whether named itself or by the folder above',
      () => {
        const ids = (at: string): string[] => folderCases(at).map((it) => it.id)
        expect(ids(join(folder, 'apr'))).toEqual(cases.map((it) => it.id))
        expect(cases.length).toBeGreaterThan(0)
      },
    )
  })
}
