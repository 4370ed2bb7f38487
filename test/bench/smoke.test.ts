import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databases } from '../support/databases.ts'

const main = join(import.meta.dirname, 'main.ts')
const shortest = ['--seconds', '1', '--turns', '1']
const benches = {
  pglite: ['promotion', 'offers-pglite', 'offers-latency-pglite'],
  postgres: ['offers-postgres', 'offers-latency-postgres', 'bills', 'origination'],
}

// Fast or slow is not judged here: a loaded machine is no defect. That each still measures something is.
test.each(databases)('every bench on %s runs and measures something', (database) => {
  const names = benches[database]
  const { stdout, stderr } = spawnSync(process.execPath, [main, ...names, ...shortest], {
    encoding: 'utf8',
  })
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const summary = lines.pop()
  expect(summary, stderr).toMatchObject({ bench: 'summary', ran: names, broken: [] })
  expect(lines.length).toBeGreaterThanOrEqual(names.length)
  for (const line of lines) {
    expect(line['ratioTo']).toEqual(expect.any(String))
    expect(line['ratio']).toBeGreaterThan(0)
  }
})
