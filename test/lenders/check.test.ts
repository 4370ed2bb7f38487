import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startLender, type LenderOptions } from '../sandbox/lenders/lender-server.ts'
import type { Running } from '../sandbox/listen.ts'
import { platformSigningKey } from '../support/platform.ts'
import { cases } from './cases/all.ts'
import { checkLender, type CheckReport } from './check.ts'

const running: Running[] = []
afterEach(async () => {
  for (const it of running.splice(0)) await it.close()
})
const open = async (options: Partial<LenderOptions> = {}): Promise<string> => {
  const it = await startLender({
    port: 0,
    lender: 'suyi',
    quoteDelayMs: 0,
    decisionDelayMs: 300,
    ...options,
  })
  running.push(it)
  return it.url
}
const people = {
  approves: '13910008000',
  declines_quote: '13910000001',
  declines_loan: '13910000002',
  thinks: '13910000003',
  drops_after_booking: '13910000004',
  errors_after_booking: '13910000005',
  drops_after_operation: '13910000010',
}
const check = (baseUrl: string, known: Partial<typeof people> = people): Promise<CheckReport> =>
  checkLender({
    baseUrl,
    key: platformSigningKey,
    people: known,
    amountMinor: 120_000,
    timeoutMs: 1000,
    decisionMs: 400,
    say: () => undefined,
  })

const signing = 9

test('a lender that keeps the contract passes everything it declares', async () => {
  const report = await check(await open())
  expect(report.failures).toEqual([])
  expect(report).toMatchObject({ passed: cases.length + signing - 2, excused: 2, untried: 0 })
})

test('a plainer lender is excused what it declares it cannot do, and tried by the rest', async () => {
  const report = await check(await open({ lender: 'lezhong' }), {
    approves: people.approves,
    declines_quote: people.declines_quote,
    declines_loan: people.declines_loan,
    thinks: people.thinks,
  })
  expect(report.failures).toEqual([])
  expect(report.untried).toBe(3)
  expect(report.excused).toBeGreaterThan(5)
})

test('what nobody was named for is said to be untried, never passed', async () => {
  const report = await check(await open(), { approves: people.approves })
  expect(report.untried).toBe(6)
})

type Body = Record<string, unknown>
/** Changes the body of the answers to one route. */
const erring =
  (route: RegExp, change: (body: Body) => Body): NonNullable<LenderOptions['err']> =>
  (asked, answer) =>
    route.test(asked) && typeof answer === 'object' && 'body' in answer && answer.status < 300
      ? { ...answer, body: change(structuredClone(answer.body) as Body) }
      : undefined

const wrongs: [string, Partial<LenderOptions>, RegExp][] = [
  ['hears anybody', { trustsAnybody: true }, /an unsigned request is refused/],
  [
    'quotes a schedule that is off by a fen',
    {
      err: erring(/quotes$/, (body) => {
        const [first] = (body['quotes'] ?? []) as { schedule: { principalMinor: number }[] }[]
        const row = first?.schedule[0]
        if (row) row.principalMinor += 1
        return body
      }),
    },
    /a quote answers the question/,
  ],
  [
    'gives a new loan to every asking',
    {
      err: erring(/POST .*\/loans$/, (body) => ({
        ...body,
        ...(body['status'] === 'approved'
          ? { loanReference: `ln-${Math.random().toString(16).slice(2)}000000` }
          : {}),
      })),
    },
    /sent twice books one loan/,
  ],
  [
    'forgets why it declined',
    {
      err: (route, answer) =>
        /POST .*\/loans$/.test(route) && typeof answer === 'object' && 'body' in answer
          ? {
              ...answer,
              body: { ...(answer.body as Body), status: 'approved', loanReference: 'ln-000001' },
            }
          : undefined,
    },
    /a declined origination is declined/,
  ],
  [
    'says settled to every capture',
    { err: erring(/captures$/, (body) => ({ ...body, status: 'settled', refusal: null })) },
    /more than is authorized is never captured/,
  ],
  [
    'answers errors where nothing is found',
    {
      err: (route, answer) =>
        /originations\//.test(route) &&
        typeof answer === 'object' &&
        'status' in answer &&
        answer.status === 404
          ? { status: 500, body: {} }
          : undefined,
    },
    /a reference the lender never saw is not found/,
  ],
]
test.each(wrongs)('a lender that %s does not pass', async (_name, options, found) => {
  const { failed, failures } = await check(await open(options))
  expect(failed).toBeGreaterThan(0)
  expect(failures.map((it) => it.name).join('\n')).toMatch(found)
  for (const it of failures)
    expect([it.rule, it.reason].every((text) => text.length > 10)).toBe(true)
})

function run(...args: string[]): Promise<{ code: number | null; lines: string[]; errors: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'check-main.ts'), ...args])
  let [words, errors] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => void (words += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (errors += chunk.toString()))
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, lines: words.trim().split('\n'), errors })),
  )
}

test('by hand: a report to read, a last line to parse, and an exit code', async () => {
  const good = await run(await open(), '--sandbox', '--decision', '400', '--timeout', '1000')
  expect(good.code).toBe(0)
  expect(JSON.parse(good.lines.at(-1) ?? '')).toMatchObject({ failed: 0, excused: 2, untried: 0 })
  const bad = await run(await open({ trustsAnybody: true }), '--timeout', '1000')
  expect(bad.code).toBe(1)
  expect(bad.lines.join('\n')).toContain('rule: Only Miaoguo may ask in its name.')
  expect((await run('http://127.0.0.1:9')).code).toBe(1)
  expect(await run()).toMatchObject({ code: 2 })
  expect((await run('--help')).lines[0]).toContain('pnpm lender:check')
})
