import { expect, test } from 'vitest'
import { cells } from './matrix/cells.ts'
import { runCells } from './matrix/run.ts'

test('every fault at every point of a first origination, short of a kill, ends in one loan or none', async () => {
  const chosen = cells.filter((it) => it.step === 'originate' && it.fault !== 'crash')
  const verdicts = await runCells(chosen, () => undefined)
  expect(verdicts.filter((it) => !it.ok)).toEqual([])
  expect(verdicts).toHaveLength(25)
})
