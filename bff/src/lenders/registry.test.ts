import type { LenderTerms, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { changeLender } from '../admin/change-lender.ts'
import { connect, type Connection } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { newId } from '../deps.ts'
import { parseEnv } from '../env.ts'
import { fakeSigningKey } from '../fakes.ts'
import type { Lender } from './lender.ts'
import { openRegistry, type LenderRegistry } from './registry.ts'

const text = { zhCN: '文', en: 'text' }
const product = (effectiveFrom: string, annualInterestPpm: number): ProductTerms => ({
  code: 'steady',
  name: text,
  method: 'equal_installments',
  currency: 'CNY',
  installmentCounts: [3],
  amountMinMinor: 10_000,
  amountMaxMinor: 5_000_000,
  annualInterestPpm,
  fees: [],
  lateFeePpmPerDay: 0,
  prepayment: text,
  coolingOffDays: 0,
  effectiveFrom,
})
const terms = (products: ProductTerms[], licenceValidThrough = '2034-12-31'): LenderTerms => ({
  lender: {
    legalName: text,
    licenceType: 'bank',
    licenceNumber: 'B-1',
    regulator: text,
    licenceValidThrough,
    complaintPhone: '400',
    complaintUrl: 'https://lender.example',
  },
  products,
  agreements: [],
})

let connection: Connection
beforeAll(async () => {
  connection = await connect({})
  await migrate(connection.db)
})
afterAll(() => connection.close())

/** A registry with one lender of its own that publishes what the test says. */
function openScene() {
  const code = `test-${newId('lender').slice(-8).toLowerCase()}`
  const scene = { today: '2026-11-24', says: terms([product('2026-08-01', 70_000)]), away: false }
  const correlationId = 'c'
  const lender = {
    terms: async () =>
      scene.away
        ? { ok: false, reason: 'unreachable', correlationId }
        : { ok: true, value: structuredClone(scene.says), correlationId },
  } as Partial<Lender> as Lender
  const env = parseEnv({
    SANDBOX: '1',
    LENDERS: JSON.stringify([{ code, baseUrl: 'http://lender.example' }]),
    SIGNING_KEYS: JSON.stringify([fakeSigningKey]),
  })
  const open = async (): Promise<LenderRegistry> => {
    const registry = await openRegistry({
      db: connection.db,
      env,
      now: () => '2026-11-24T02:00:00.000Z',
      today: () => scene.today,
      newId,
      log: { info: () => undefined, warn: () => undefined },
      connect: () => lender,
      noticeMs: 20,
    })
    closers.push(registry.close)
    return registry
  }
  return { scene, open, code, db: connection.db }
}
const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})
const auditOf = async (code: string) => {
  const lines = await connection.db
    .selectFrom('audit')
    .select(['actor', 'action', 'facts'])
    .orderBy('id')
    .execute()
  return lines.filter((it) => it.facts['lender'] === code)
}
const rates = (registry: LenderRegistry, day: string): number[] =>
  registry.products(day).map((it) => it.annualInterestPpm)
const operator = (db: Connection['db']) => ({ db, actor: 'li', now: '2026-11-24T03:00:00.000Z' })
const until = async (holds: () => boolean): Promise<void> => {
  for (let i = 0; i < 200 && !holds(); i += 1) await new Promise((done) => setTimeout(done, 10))
  expect(holds()).toBe(true)
}

test('terms for tomorrow wait for tomorrow, after a restart too, and are forgotten when taken back', async () => {
  const { scene, open } = openScene()
  const registry = await open()
  expect(rates(registry, '2026-11-24')).toEqual([70_000])
  scene.says = terms([product('2026-12-01', 90_000)])
  await registry.refresh()
  expect([rates(registry, '2026-11-24'), rates(registry, '2026-12-01')]).toEqual([
    [70_000],
    [90_000],
  ])
  const restarted = await open()
  expect([rates(restarted, '2026-11-30'), rates(restarted, '2026-12-01')]).toEqual([
    [70_000],
    [90_000],
  ])
  scene.says = terms([product('2026-12-15', 80_000)])
  await restarted.refresh()
  expect([rates(restarted, '2026-12-05'), rates(restarted, '2026-12-15')]).toEqual([
    [70_000],
    [80_000],
  ])
})

test('a lender that is away at a start is known by what it last published', async () => {
  const { scene, open, code } = openScene()
  await open()
  scene.away = true
  const restarted = await open()
  expect(restarted.eligible('2026-11-24').map((it) => it.code)).toEqual([code])
  expect(rates(restarted, '2026-11-24')).toEqual([70_000])
})

test('what an operator writes holds in a running server, and is in the audit with before and after', async () => {
  const { open, code, db } = openScene()
  const registry = await open()
  const before = registry.generation()
  await changeLender(operator(db), {
    verb: 'suspend',
    code,
    options: { reason: 'asked by the regulator' },
  })
  await until(() => registry.eligible('2026-11-24').length === 0)
  expect(registry.generation()).toBeGreaterThan(before)
  await changeLender(operator(db), { verb: 'resume', code, options: { reason: 'settled' } })
  await until(() => registry.eligible('2026-11-24').length === 1)
  expect(await auditOf(code)).toEqual([
    {
      actor: 'operator:li',
      action: 'lender.suspended',
      facts: {
        lender: code,
        before: '{"status":"active","reason":null}',
        after: '{"status":"suspended","reason":"asked by the regulator"}',
      },
    },
    expect.objectContaining({ action: 'lender.resumed' }),
  ])
})

test('the licence is the operator’s word once written, and the lender’s earlier day counts', async () => {
  const { scene, open, code, db } = openScene()
  const registry = await open()
  const set = (until: string) =>
    changeLender(operator(db), {
      verb: 'set-licence',
      code,
      options: { 'valid-through': until, number: 'B-2' },
    })
  await set('2027-01-31')
  await until(() => registry.all()[0]?.licenceValidThrough === '2027-01-31')
  // The lender says otherwise; the registry stands.
  scene.says = terms([product('2026-08-01', 70_000)], '2040-12-31')
  await registry.refresh()
  expect(registry.all()[0]).toMatchObject({
    licenceValidThrough: '2027-01-31',
    identity: { licenceNumber: 'B-2' },
  })
  // A lender that says its licence ends sooner is believed.
  scene.says = terms([product('2026-08-01', 70_000)], '2026-11-23')
  await registry.refresh()
  expect(registry.eligible('2026-11-24')).toEqual([])
})

test('a product is limited, unlisted, and made for one jurisdiction', async () => {
  const { open, code, db } = openScene()
  const registry = await open()
  const change = (verb: string, options: Record<string, string | string[]>) =>
    changeLender(operator(db), {
      verb,
      code,
      ...(verb === 'set-product' ? { product: 'steady' } : {}),
      options,
    })
  await change('set-product', { max: '200000' })
  await until(() => registry.products('2026-11-24')[0]?.amountMaxMinor === 200_000)
  await change('set-product', { status: 'unlisted' })
  await until(() => registry.products('2026-11-24').length === 0)
  await change('set-product', { status: 'listed' })
  await until(() => registry.products('2026-11-24').length === 1)
  await change('set-jurisdictions', { jurisdiction: ['US'] })
  await until(() => registry.products('2026-11-24').length === 0)
})

test.each([
  ['suspend', {}, '--reason is missing'],
  ['set-licence', {}, 'nothing to set'],
  ['set-licence', { type: 'pawnshop' }, '--type is one of'],
  ['set-licence', { 'valid-through': '31.12.2026' }, 'YYYY-MM-DD'],
  ['set-product', { funder: ['甲|A=600000', '乙|B=300000'] }, 'sum to 900000'],
  ['set-product', { collector: ['甲'] }, '中文|English'],
  ['set-product', { max: '-1' }, 'minor units'],
  ['set-product', {}, 'nothing to set'],
  ['explode', {}, 'no such command'],
])('%s %j is refused, and nothing is written', async (verb, options, words) => {
  const { open, code, db } = openScene()
  await open()
  const change = { verb, code, product: 'steady', options }
  await expect(changeLender(operator(db), change)).rejects.toThrow(words)
  expect(await auditOf(code)).toEqual([])
})
