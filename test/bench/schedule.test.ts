import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const main = join(import.meta.dirname, 'main.ts')
const bench = (...args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    encoding: 'utf8',
  })
type Line = Record<string, unknown>
const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

test('schedule: lines of JSON, each with its ratio; ours add up, and what others fail to is measured', () => {
  const { status, stdout } = bench('schedule', '--loans', '300', '--turns', '1')
  expect(status).toBe(0)
  const lines = linesOf(stdout)
  const summary = lines.pop()
  expect(summary).toMatchObject({ bench: 'summary', ran: ['schedule'], lines: 5, broken: [] })
  expect(lines.map((line) => line['bench'])).toEqual([
    'schedule',
    'schedule',
    'schedule',
    'irr',
    'annual rate',
  ])
  for (const line of lines) {
    expect(line['ratioTo']).toEqual(expect.any(String))
    expect(line['ratio']).toBeGreaterThan(0)
    expect(line['met']).toEqual(expect.any(Boolean))
  }
  for (const line of lines.slice(0, 3)) {
    expect(line['notAddingUpPercent']).toBe(0)
    expect(line['theirsNotAddingUpPercent']).toBeGreaterThan(50)
  }
})

test.each([
  [['shedule'], 'No such bench: shedule. There are schedule, promotion'],
  [['schedule', '--seconds', 'long'], '--seconds is a whole number from 1, not long'],
  [['schedule', '--quick'], "Unknown option '--quick'"],
])('%j is refused with the way out', (args, words) => {
  const { status, stdout, stderr } = bench(...args)
  expect(status).toBe(2)
  expect(stderr).toContain(words)
  expect(stdout).toBe('')
})

test('--help names every bench', () => {
  const { status, stdout } = bench('--help')
  expect(status).toBe(0)
  for (const name of ['schedule', 'promotion', 'offers-latency-postgres', 'origination'])
    expect(stdout).toContain(name)
})
