import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Running } from '../sandbox/listen.ts'
import { benches } from './benches/all.ts'
import { cases } from './cases/all.ts'
import { excused, type Stage } from './cases/case.ts'

/** One suite for every adapter; a case is left out only where the lender declares that it cannot. */
describe.each(benches)('$name', (bench) => {
  let stage: Stage
  let running: Running
  const counted = { ran: 0, excused: 0 }
  beforeAll(async () => {
    ;({ stage, running } = await bench.open())
  })
  afterAll(() => running.close())

  test.for(cases)('$name', async (it, { skip }) => {
    const why = excused(it, stage.capabilities)
    if (why === undefined) {
      counted.ran += 1
      return it.run(stage)
    }
    counted.excused += 1
    skip(why)
  })

  test('what it declares in its terms is what it is tried by, and every case is accounted for', async () => {
    const terms = await stage.lender.terms()
    const products = terms.ok ? terms.value.products : []
    const lines = products.some((it) => it.capabilities?.creditLine)
    expect({ ...products[0]?.capabilities, ...(lines ? { creditLine: true } : {}) }).toEqual(
      stage.capabilities,
    )
    expect(counted.ran + counted.excused).toBe(cases.length)
    expect(counted.excused).toBe(cases.filter((it) => excused(it, stage.capabilities)).length)
    process.stdout.write(`${bench.name}: ${counted.ran} cases tried, ${counted.excused} excused\n`)
  })
})
