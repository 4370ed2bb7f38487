import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { expect, test } from 'vitest'
import { failureOf } from './failure.ts'

const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test.each([
  ['a property of nothing', () => (undefined as unknown as { costs: string }).costs],
  ['a length that cannot be', () => 'x'.repeat(-1)],
  ['a promise of ours that does not hold', () => invariant(false, 'amounts add up')],
])('%s is a defect, and the alarm says where', (_name, work) => {
  const told = failureOf(thrownBy(work))
  expect(told).toMatchObject({ alarm: 'defect' })
  expect(told.stack).toContain('failure.test.ts')
})

test.each([
  ['a refusal', new Problem('not_found')],
  ['a network that failed', new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') })],
  ['what a lender said', new Error('no such loan')],
  ['text that is no JSON', thrownBy(() => JSON.parse('{'))],
])('%s is tried again without an alarm', (_name, error) => {
  expect(failureOf(error)).toEqual({ error: String(error) })
})
