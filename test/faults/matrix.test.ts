import { expect, test } from 'vitest'
import { cells, type Cell } from './matrix/cells.ts'
import { runCells } from './matrix/run.ts'

/** Of refunds, whose way is a capture's, the two faults that would show a second effect. */
const inShort = ({ step, fault }: Cell): boolean =>
  fault !== 'crash' &&
  (step === 'originate' ||
    step === 'capture' ||
    (step === 'refund' && (fault === 'reset' || fault === 'duplicate')))

test('every fault at every point of a first origination, capture and refund, short of a kill, has one effect or none', async () => {
  const chosen = cells.filter(inShort)
  const verdicts = await runCells(chosen, () => undefined)
  expect(verdicts.filter((it) => !it.ok)).toEqual([])
  expect(verdicts).toHaveLength(60)
})
