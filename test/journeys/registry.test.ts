import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeLender } from '@miaoguo/bff/src/admin/change-lender.ts'
import { systemClock } from '@miaoguo/bff/src/deps.ts'
import { lockFolder } from '@miaoguo/bff/src/db/lock-folder.ts'
import { promotionContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { consentContract, disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import type { ProblemCode } from '@miaoguo/shared/problem/codes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import {
  apply,
  call,
  consentTo,
  eventually,
  newPhone,
  offerOf,
  openCheckout,
  openDisclosure,
  requestOffers,
  signIn,
  valueOf,
  viewAsMerchant,
} from '../support/shopper.ts'

afterAll(closeDatabases)

const purposes = ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query']
type Options = Parameters<typeof changeLender>[1]['options']

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database)
  })
  afterAll(() => world.close())

  const admin = (verb: string, options: Options, product?: string) =>
    changeLender(
      { db: world.deps.db, actor: 'test', now: systemClock.now() },
      { verb, code: 'huaxin', options, ...(product === undefined ? {} : { product }) },
    )
  const suspend = () => admin('suspend', { reason: 'test' })
  const resume = async () => {
    await admin('resume', { reason: 'test' })
    await noticed(true)
  }
  const noticed = (eligible: boolean) =>
    eventually(
      'the server noticed',
      () =>
        world.deps.lenders.eligible(world.deps.today()).some((it) => it.code === 'huaxin') ===
          eligible || undefined,
      3000,
    )
  /** As far as consent, with every step that could follow. */
  const begin = async () => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, newPhone())
    const request = await requestOffers(me, checkout)
    const offer = offerOf(request, 'Huaxin')
    return { checkout, me, request, offer }
  }

  test('a lender suspended between any two steps takes part in none that follows', async () => {
    const { checkout, me, request, offer } = await begin()
    const { token } = me
    const other = request.offers.find(
      (it) => it.lender.id === offer.lender.id && it.id !== offer.id,
    )
    if (!other) throw new Error('two offers of Huaxin')
    const confirmed = await openDisclosure(me, other)
    valueOf(
      await call(world.url, disclosureContract.confirm, {
        token,
        params: { id: confirmed.id },
        body: { digest: confirmed.digest },
      }),
    )
    const third = request.offers.findLast((it) => it.lender.id === offer.lender.id)
    if (!third || third.id === other.id) throw new Error('three offers of Huaxin')
    const opened = await openDisclosure(me, third)
    const consent = await consentTo(me, offer)

    await suspend()
    const codes: (ProblemCode | undefined)[] = [
      (await call(world.url, disclosureContract.open, { token, body: { offerId: offer.id } }))
        .problem?.code,
      (
        await call(world.url, disclosureContract.confirm, {
          token,
          params: { id: opened.id },
          body: { digest: opened.digest },
        })
      ).problem?.code,
      (
        await call(world.url, consentContract.record, {
          token,
          body: { disclosureId: confirmed.id, disclosureDigest: confirmed.digest, purposes },
        })
      ).problem?.code,
      (await apply(me, consent)).problem?.code,
    ]
    expect(codes).toEqual(Array(4).fill('offer_withdrawn'))
    const seen = valueOf(
      await call(world.url, shopperCheckoutContract.watchOffers, {
        token,
        params: { id: request.id },
        query: {},
      }),
    )
    expect(seen.offers.some((it) => it.lender.id === offer.lender.id)).toBe(false)
    expect(seen.offers.length).toBeGreaterThan(0)
    const booked = world.lenders.huaxin.books().loans
    expect(booked.filter((it) => it.merchantReference === checkout.merchantReference)).toEqual([])

    await resume()
    expect(valueOf(await apply(me, consent)).status).toBe('approved')
  })

  test('a running server asks a suspended lender no more, and the widget does not name it', async () => {
    await suspend()
    await noticed(false)
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, newPhone())
    const quotes = world.lenders.huaxin.books().quotes
    const request = await requestOffers(me, checkout)
    expect(request.lenders.map((it) => it.legalName.en).join()).not.toContain('Huaxin')
    expect(world.lenders.huaxin.books().quotes).toBe(quotes)
    const promotion = valueOf(
      await call(world.url, promotionContract.view, {
        query: { key: 'pk_test_demo', amountMinor: '120000', currency: 'CNY' },
        headers: { origin: 'http://shop.example' },
      }),
    )
    expect(JSON.stringify(promotion)).not.toContain('Huaxin')
    await resume()
  })

  test('a licence that ends while the sheet is read ends the offer; the checkout goes on with another lender', async () => {
    const { checkout, me, request, offer } = await begin()
    const consent = await consentTo(me, offer)
    await admin('set-licence', { 'valid-through': '2020-01-01' })
    expect((await apply(me, consent)).problem?.code).toBe('offer_withdrawn')
    const suyi = await consentTo(me, offerOf(request, 'Suyi'))
    expect(valueOf(await apply(me, suyi)).status).toBe('approved')
    expect(await viewAsMerchant(world.url, checkout.id)).toMatchObject({ status: 'paid' })
    await admin('set-licence', { 'valid-through': '2034-12-31' })
    await noticed(true)
  })

  test('a product taken off the list ends its offers, and who funds a loan is named on offer and sheet', async () => {
    const { me, offer } = await begin()
    const consent = await consentTo(me, offer)
    const product = offer.productName.en.startsWith('Steady') ? 'steady' : 'interest-free'
    await admin('set-product', { status: 'unlisted' }, product)
    expect((await apply(me, consent)).problem?.code).toBe('offer_withdrawn')
    await admin('set-product', { status: 'listed' }, product)
    await noticed(true)

    const suyi = (options: Options) =>
      changeLender(
        { db: world.deps.db, actor: 'test', now: systemClock.now() },
        { verb: 'set-product', code: 'suyi', product: 'quick', options },
      )
    const funder = [
      '速易示范小额贷款有限公司|Suyi Demonstration Micro-loan Co., Ltd.=300000',
      '共出示范银行|Cofunding Demonstration Bank=700000',
    ]
    await suyi({ funder })
    const disclosed = await eventually('the funders', async () => {
      const again = await begin()
      const found = offerOf(again.request, 'Suyi')
      return found.funders ? { found, ...again } : undefined
    })
    expect(disclosed.found.funders?.map((it) => it.sharePpm)).toEqual([300_000, 700_000])
    const { sheet } = await openDisclosure(disclosed.me, disclosed.found)
    expect(sheet.dataUses.map((it) => it.recipient.en)).toContain('Cofunding Demonstration Bank')
    expect(JSON.stringify(sheet.dataUses)).toContain('70%')
    await suyi({ funder: ['none'] })
  })

  test('every change is in the audit with who, before and after', async () => {
    const lines = await world.deps.db
      .selectFrom('audit')
      .select(['actor', 'facts'])
      .where('action', '=', 'lender.suspended')
      .execute()
    expect(lines.length).toBeGreaterThan(0)
    for (const it of lines) {
      expect(it.actor).toBe('operator:test')
      expect(Object.keys(it.facts).toSorted()).toEqual(['after', 'before', 'lender'])
    }
  })
})

const script = join(import.meta.dirname, '../../bff/src/admin/main.ts')
async function admin(
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number; said: string }> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, ...args],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  child.stdout.on('data', (part) => (said += String(part)))
  child.stderr.on('data', (part) => (said += String(part)))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

test('the command says what it can do, and that a running server holds the embedded database', async () => {
  const helped = await admin(['--help'], {})
  expect([helped.code, helped.said.includes('lender suspend <code>')]).toEqual([0, true])
  const folder = await mkdtemp(join(tmpdir(), 'miaoguo-admin-'))
  const unlock = await lockFolder(folder)
  try {
    const refused = await admin(['lender', 'list'], { DATA_DIR: folder, DATABASE_URL: '' })
    expect(refused.code).toBe(2)
    expect(refused.said).toContain('Stop the server, run this again and start it')
  } finally {
    await unlock()
    await rm(folder, { recursive: true, force: true })
  }
})
