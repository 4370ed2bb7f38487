import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildModel, type Model } from './model.ts'

const plan = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[]
}

const rooms = [
  'merchants',
  'applicants',
  'bookings',
  'checkouts',
  'cash',
  'campaigns',
  'offers',
  'disclosures',
  'consents',
  'credit-lines',
  'authorizations',
  'loans',
  'handoffs',
  'operations',
  'repayments',
  'mandates',
  'refunds',
  'suppliers',
  'disputes',
  'documents',
  'webhooks',
  'console',
]
/** Each room leans on the next one along the path: the sin of its rule. */
const ahead = Object.fromEntries(
  rooms
    .slice(0, -1)
    .map((room, i) => [
      `${room}-looks-ahead`,
      { [`bff/src/${room}/a.ts`]: `import '../${rooms[i + 1]}/b.ts'` },
    ]),
)
const targets = {
  ...Object.fromEntries(rooms.map((room) => [`bff/src/${room}/b.ts`, 'export const b = 1'])),
  'bff/src/lenders/acme/adapter.ts': 'export const acme = 1',
  'shared/src/contract/contract.ts': 'export const contract = 1',
  'shared/src/schedule/amortize.ts': 'export const amortize = 1',
  'client/src/features/pay/pay.ts': 'export const pay = 1',
  'client/src/pages/home/index.tsx': 'export const home = 1',
  'test/support/app.ts': 'export const app = 1',
  'shared/src/money/money.test.ts': 'export const test = 1',
}

/** One planted sin per rule, each by the file that commits it. */
const sins: Record<string, Record<string, string>> = {
  ...ahead,
  'no-circle': {
    'bff/src/outbox/a.ts': "import './b.ts'",
    'bff/src/outbox/b.ts': "import './a.ts'",
  },
  'shared-stands-on-zod-alone': { 'shared/src/money/clock.ts': "import 'node:fs'" },
  'domain-knows-no-wire': { 'shared/src/money/wire.ts': "import '../contract/contract.ts'" },
  'client-meets-bff-by-contract': {
    'client/src/session/server.ts': "import '../../../bff/src/loans/b.ts'",
  },
  'bff-meets-client-by-contract': {
    'bff/src/http/page.ts': "import '../../../client/src/features/pay/pay.ts'",
  },
  'features-are-neighbours': { 'client/src/features/choose/a.ts': "import '../pay/pay.ts'" },
  'only-platform-touches-taro': { 'client/src/ui/toast.ts': "import '@tarojs/taro'" },
  'phone-shows-numbers': {
    'client/src/ui/sum.ts':
      "import { amortize } from '../../../shared/src/schedule/amortize.ts'\nexport const sum = amortize",
  },
  'no-full-zod-on-the-phone': {
    'shared/src/money/heavy.ts': "import { z } from 'zod'\nexport const heavy = z",
  },
  'client-floors': { 'client/src/ui/up.ts': "import '../pages/home/index.tsx'" },
  'only-store-speaks-sql': {
    'bff/src/loans/verb.ts': "import { sql } from 'kysely'\nexport const it = sql",
  },
  'only-routes-speak-http': {
    'bff/src/loans/answer.ts': "import { Hono } from 'hono'\nexport const it = Hono",
  },
  'adapters-behind-the-port': { 'bff/src/loans/ask.ts': "import '../lenders/acme/adapter.ts'" },
  'lenders-are-strangers': { 'bff/src/lenders/other/adapter.ts': "import '../acme/adapter.ts'" },
  'shop-is-a-stranger': {
    'test/sandbox/shop/shop.ts': "import '../../../shared/src/contract/contract.ts'",
  },
  'merchant-client-stands-alone': {
    'client/merchant/src/lean.ts': "import '../../../shared/src/contract/contract.ts'",
  },
  'no-import-of-tests': { 'shared/src/money/b.ts': "import './money.test.ts'" },
  'nobody-leans-on-test': { 'bff/src/jobs/a.ts': "import '../../../test/support/app.ts'" },
}

let model: Model
beforeAll(() => {
  model = buildModel()
  model.write(targets)
})
afterAll(() => model.close())

const violations = (): { name: string; from: string }[] => {
  const { said } = model.run('depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'shared/src',
    'bff/src',
    'client/src',
    'client/merchant',
    'test',
  ])
  const { summary } = JSON.parse(said) as {
    summary: { violations: { rule: { name: string }; from: string }[] }
  }
  return summary.violations.map((it) => ({ name: it.rule.name, from: it.from }))
}

test('every rule of the plan has its planted sin', () => {
  expect(Object.keys(sins).toSorted()).toEqual(plan.forbidden.map((it) => it.name).toSorted())
})

// A whole cruise of the model, twice: it takes its time on a busy machine.
test(
  'a house without sins passes, and every planted sin is caught by its own rule',
  { timeout: 120_000 },
  () => {
    expect(violations()).toEqual([])
    for (const files of Object.values(sins)) model.write(files)
    const caught = violations()
    for (const [rule, files] of Object.entries(sins)) {
      expect(
        caught.some((it) => it.name === rule && Object.keys(files).includes(it.from)),
        rule,
      ).toBe(true)
    }
  },
)

test('the check fails when it reads next to nothing', () => {
  const { code, said } = model.script('scripts/check-plan.mjs')
  expect(code).toBe(1)
  expect(said).toContain('the check is blind')
})
