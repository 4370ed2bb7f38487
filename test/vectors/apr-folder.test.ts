import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { folderCases } from './apr-cases.ts'

const folder = mkdtempSync(join(tmpdir(), 'miaoguo-vectors-'))
afterAll(() => rmSync(folder, { recursive: true }))

const flows = {
  id: 'flows',
  source: 'made here',
  method: 'eu_aprc',
  flows: [
    { kind: 'advance', amount: 1000, months: 0, days: 0 },
    { kind: 'payment', amount: 1100, months: 12, days: 0 },
  ],
  expected_percent: 10,
  decimals: 4,
}
const example = {
  id: 'example',
  kind: 'apr',
  method: 'pboc-2021-3',
  inputs: { amount: '100', payments: [{ amount: '101', count: 1, every: 'month', firstMonth: 1 }] },
  expected: { aprSimple: '12.00' },
}
const call = {
  id: 'function',
  kind: 'function',
  function: 'EFFECT',
  inputs: { args: ['0.12', '12'] },
  expected: { value: '0.12682503' },
}

test('examples are known by what they say, in whatever file, list or line they stand', () => {
  mkdirSync(join(folder, 'below'))
  writeFileSync(join(folder, 'any-name.json'), JSON.stringify({ about: 'x', vectors: [example] }))
  writeFileSync(
    join(folder, 'below', 'lines.jsonl'),
    `${JSON.stringify(flows)},\n${JSON.stringify(call)}\n`,
  )
  writeFileSync(join(folder, 'below', 'other.json'), '{"plain":["a","b"]}')
  writeFileSync(join(folder, 'notes.md'), 'no case')
  const cases = folderCases(folder)
  expect(cases.map((it) => it.id)).toEqual(['example', 'flows', 'function'])
  expect(cases.map((it) => it.unsupported)).toEqual([null, null, null])
  expect(cases.map((it) => it.difference())).toEqual([null, null, null])
  expect(folderCases(join(folder, 'below')).length).toBe(2)
})

test('what differs says so, and what is not modelled gives its reason and is not tried', () => {
  const wrong = { ...flows, id: 'wrong', expected_percent: 10.0002 }
  const strange = { ...flows, id: 'strange', method: 'flat_rate' }
  const habit = { ...example, id: 'habit', method: '(1+X)^t with year = 365.25 days' }
  const unknown = { ...call, id: 'unknown', function: 'MIRR' }
  const none = { ...flows, id: 'none', expected_percent: null, flows: flows.flows.slice(0, 1) }
  rmSync(join(folder, 'below'), { recursive: true })
  writeFileSync(
    join(folder, 'any-name.json'),
    JSON.stringify([wrong, strange, habit, unknown, none]),
  )
  const cases = folderCases(folder)
  expect(cases.map((it) => it.unsupported)).toEqual([
    null,
    'method flat_rate',
    'a library’s habit: a year of 365.25 days',
    'function MIRR',
    null,
  ])
  expect(cases[0]?.difference()).toContain('for 10.0002')
  expect(cases[4]?.difference()).toBeNull()
})
