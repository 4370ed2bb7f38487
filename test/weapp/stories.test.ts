import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { booked } from '../browser/walk.ts'
import { browserMissing, launch } from '../support/browser.ts'
import { startSandbox, type Sandbox } from '../support/sandbox.ts'
import { builtForServer, builtPackage } from './built-package.ts'
import { addressOf, openCheckout, orderInShop } from './order.ts'
import { pack } from './pack.ts'
import { newWechatPhone, type WechatPhone } from './phone.ts'
import { agreeToAll, chooseOffer, isEnabled, readSheet, signIn, upToSignature } from './walk.ts'

/** `bar` of the dark set in `theme.json`. */
const darkBar = 'rgb(26, 37, 41)'

describe.skipIf(browserMissing())('what may happen on the way in WeChat', () => {
  let sandbox: Sandbox
  let browser: Browser
  let packed: string
  let phone: WechatPhone
  beforeAll(async () => {
    packed = pack(builtPackage())
    sandbox = await startSandbox({ h5: false })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await sandbox?.close()
  })
  beforeEach(async ({ task }) => {
    const server = { builtFor: builtForServer, runsAt: sandbox.clientUrl }
    const story = (task.name.split(/[:,]/)[0] ?? '').replace(/\W+/g, '-')
    phone = await newWechatPhone(browser, { story, packed, server })
  })
  afterEach(async () => {
    await phone.context.close()
    expect(phone.problems).toEqual([])
  })

  test('a lender declines: the reason is told, nothing is owed, and another may be chosen', async () => {
    const order = await openCheckout(sandbox, 130_002)
    await phone.open({ address: addressOf(order) })
    await upToSignature(phone, '速易')
    await phone.byId('agree').tap()
    await phone.byId('result-declined').waitFor()
    await phone.shoot('declined')
    expect(await phone.locate('.frame').textContent()).toContain('没有产生借款')
    const told = await booked(sandbox, 'suyi', order.reference)
    expect(told.map((it) => it.loan.status)).toEqual(['declined'])
    await phone.byId('choose-again').tap()
    await phone.locate('.offer').first().waitFor()
    await phone.shoot('choose-again')
  })

  test('no lender offers anything: the page says so', async () => {
    await phone.open({ address: addressOf(await openCheckout(sandbox, 130_001)) })
    await phone.byId('sign-in').tap()
    await phone.locate('.notice').filter({ hasText: '暂时没有可用的方案' }).waitFor()
    await phone.shoot('none')
  })

  test('a lender thinks: left and opened again, the mini-program finds the answer and leads back to the shop’s', async () => {
    const order = await openCheckout(sandbox, 130_003)
    const asked = { address: addressOf(order), opener: 'wx-shop' }
    await phone.open(asked)
    await upToSignature(phone, '速易')
    await phone.byId('agree').tap()
    await phone.byId('result-pending').waitFor()
    await phone.shoot('pending')
    await phone.open(asked)
    await phone.byId('result-approved').waitFor({ timeout: 40_000 })
    expect(await booked(sandbox, 'suyi', order.reference)).toHaveLength(1)
    await phone.byId('back-to-shop').tap()
    await expect.poll(() => phone.native.notes).toEqual([['back_to_opener', 'wx-shop']])
  })

  test('back and a restart bypass nothing: an unread sheet is read from the start, ticks are gone', async () => {
    const address = addressOf(await orderInShop(sandbox))
    await phone.open({ address })
    await signIn(phone)
    const offers = (await phone.locate('.offer').allTextContents()).length
    await chooseOffer(phone, '华信')
    await phone.tapBack()
    await phone.locate('.offer').first().waitFor()
    await phone.open({ address })
    await phone.locate('.offer').first().waitFor()
    expect(await phone.byId('sign-in').count()).toBe(0)
    expect(await phone.locate('.offer').count()).toBeGreaterThanOrEqual(offers)
    await chooseOffer(phone, '信用分期')
    expect(await isEnabled(phone.byId('confirm-sheet'))).toBe(false)
    await readSheet(phone)
    await agreeToAll(phone)
    await phone.tapBack()
    await phone.locate('.offer').first().waitFor()
    await phone
      .locate('.offer')
      .filter({ hasText: '信用分期' })
      .first()
      .locator('.offer-choose')
      .tap()
    await phone.locate('.consent-item').first().waitFor()
    expect(await phone.locate('.consent-item[aria-checked=true]').count()).toBe(0)
    expect(await isEnabled(phone.byId('agree'))).toBe(false)
  })

  test('WeChat refuses the code: it is said, and the next tap signs in', async () => {
    phone.native.codes.push('blocked.1')
    await phone.open({ address: addressOf(await orderInShop(sandbox)) })
    await phone.byId('sign-in').tap()
    await phone.locate('.problem-line').waitFor()
    await phone.shoot('refused')
    await signIn(phone)
  })

  test('the line is cut: it is said, and the page goes on when the line is back', async () => {
    await phone.open({ address: addressOf(await orderInShop(sandbox)) })
    await phone.byId('sign-in').waitFor()
    await phone.setOnline(false)
    await phone.byId('sign-in').tap()
    await phone.locate('.problem-line').waitFor()
    await phone.shoot('offline')
    await phone.setOnline(true)
    await signIn(phone)
  })

  test('a token nobody issued and a page nobody wrote lead somewhere', async () => {
    await phone.open({ address: addressOf({ token: 'x'.repeat(32) }) })
    await phone.byId('retry').waitFor()
    await phone.shoot('no-such-order')
    await phone.open({ address: 'pages/nowhere/index' })
    await phone.byId('to-sign-in').waitFor()
    await phone.shoot('home')
  })

  test('dark and large, as WeChat is set: the bar and every page follow', async () => {
    await phone.page.emulateMedia({ colorScheme: 'dark' })
    await phone.open({ address: addressOf(await orderInShop(sandbox)), fontSize: 22 })
    await signIn(phone)
    await phone.shoot('offers')
    const bar = phone.page.locator('header')
    expect(await bar.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe(darkBar)
    expect(await phone.locate('.frame-large').count()).toBe(1)
    await chooseOffer(phone, '华信')
    await phone.shoot('sheet')
    await readSheet(phone)
    await phone.shoot('consent')
  })

  test('English: the whole way', async () => {
    await phone.open({ address: addressOf(await orderInShop(sandbox)) })
    await phone.byId('switch-language').tap()
    await signIn(phone)
    await phone.shoot('offers')
    await chooseOffer(phone, 'Huaxin')
    await phone.shoot('sheet')
    await readSheet(phone)
    await phone.shoot('consent')
    await agreeToAll(phone)
    await phone.byId('agree').tap()
    await phone.byId('result-approved').waitFor()
    await phone.shoot('approved')
    const chinese = ((await phone.locate('.frame').textContent()) ?? '').match(/[\u4e00-\u9fff]+/g)
    expect(chinese?.filter((it) => it !== '中文') ?? []).toEqual([])
  })
})
