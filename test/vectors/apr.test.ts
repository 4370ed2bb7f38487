import { expect, test } from 'vitest'
import { folderCases, publishedCases } from './apr-cases.ts'

test.each(publishedCases())('the published annual rate $id is reproduced as printed', (it) => {
  const rate = it.ratePercent()
  expect(rate, it.source).not.toBeNull()
  expect(rate?.toFixed(it.decimals), it.source).toBe(it.expectedPercent.toFixed(it.decimals))
})

const folder = process.env.MIAOGUO_DATA
if (folder === undefined || folder === '') {
  test.skip('more published annual rates: MIAOGUO_DATA names no folder of vectors', () => {})
} else {
  // Publishers round the payments they print, so that the printed rate may differ in its last place.
  test.each(folderCases(folder))(
    'the vector $id is reproduced to less than one in its last place',
    (it) => {
      const rate = it.ratePercent()
      expect(rate, it.source).not.toBeNull()
      expect(Math.abs((rate ?? 0) - it.expectedPercent), it.source).toBeLessThan(10 ** -it.decimals)
    },
  )
}
