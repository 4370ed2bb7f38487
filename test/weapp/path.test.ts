import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { booked } from '../browser/walk.ts'
import { browserMissing, launch } from '../support/browser.ts'
import { startSandbox, type Sandbox } from '../support/sandbox.ts'
import { builtForServer, builtPackage } from './built-package.ts'
import { addressOf, orderInShop, type Order } from './order.ts'
import { pack } from './pack.ts'
import { newWechatPhone, type WechatPhone } from './phone.ts'
import {
  agreeToAll,
  amounts,
  chooseOffer,
  isEnabled,
  readSheet,
  signIn,
  slowOffers,
  tapTwice,
} from './walk.ts'

/** A single setData above this is felt on a phone. */
const setDataLimit = 64_000

/** What WeChat paints a dead button's words in, on light gray: too pale to read. */
const palest = 'rgba(0, 0, 0, 0.3)'

const modes = [
  ['wechat', 'gives back what cannot be called'],
  ['throw', 'throws'],
] as const

describe.skipIf(browserMissing())('the built mini-program in Tencent’s framework', () => {
  let sandbox: Sandbox
  let browser: Browser
  beforeAll(async () => {
    const built = builtPackage()
    sandbox = await startSandbox({ h5: false })
    browser = await launch()
    packed = pack(built)
  })
  afterAll(async () => {
    await browser?.close()
    await sandbox?.close()
  })
  let packed: string

  describe.each(modes)('Function in its %s form %s', (functionMode) => {
    let phone: WechatPhone
    let order: Order
    beforeAll(async () => {
      const server = { builtFor: builtForServer, runsAt: sandbox.clientUrl }
      phone = await newWechatPhone(browser, { story: `path-${functionMode}`, packed, server })
      order = await orderInShop(sandbox)
    })
    afterAll(() => phone?.context.close())

    test('opened for an order, it shows the order and asks to sign in', async () => {
      await phone.open({ address: addressOf(order), functionMode })
      await phone.byId('sign-in').waitFor()
      expect(await phone.locate('.order').textContent()).toContain(order.reference)
      expect(await phone.locate('.offer').count()).toBe(0)
      await phone.shoot('sign-in')
    })

    test('one tap signs in through WeChat; offers come by total cost, late ones later, none preselected', async () => {
      await signIn(phone)
      await phone.shoot('offers')
      await slowOffers(phone)
      await phone.shoot('offers-all')
      const costs = await amounts(phone.locate('.offer-total-cost'))
      expect(costs.length).toBeGreaterThan(3)
      expect(costs).toEqual(costs.toSorted((a, b) => a - b))
      expect(
        await phone.locate('.offer [aria-checked=true], .offer [class*=selected]').count(),
      ).toBe(0)
      expect(await phone.locate('.offer').filter({ hasText: '过期示范' }).count()).toBe(0)
    })

    test('the sheet holds every cost, and cannot be confirmed before its reading time', async () => {
      await chooseOffer(phone, '信用分期')
      await phone.shoot('sheet')
      expect(await isEnabled(phone.byId('confirm-sheet'))).toBe(false)
      const dead = await phone.byId('confirm-sheet').evaluate((it) => getComputedStyle(it).color)
      expect(dead).not.toBe(palest)
      await phone.byId('confirm-sheet').tap()
      expect(await phone.locate('.consent-item').count()).toBe(0)
      const sheet = (await phone.byId('cost-sheet').textContent()) ?? ''
      for (const part of [
        '综合融资成本明示表',
        '收取方',
        '年化综合融资成本',
        '不收取任何其他费用',
        '还款计划',
        '投诉',
      ])
        expect(sheet).toContain(part)
      await phone.locate('.popup-body').evaluate((it) => it.scrollTo(0, it.scrollHeight / 2))
      await phone.shoot('sheet-schedule')
      await readSheet(phone)
    })

    test('three consents, unticked, all needed', async () => {
      await phone.shoot('consent')
      expect(await phone.locate('.consent-item').count()).toBe(3)
      expect(await phone.locate('.consent-item[aria-checked=true], .check-on').count()).toBe(0)
      const ticked = () => phone.locate('.consent-item[aria-checked=true]').count()
      await phone.locate('.consent-item').first().tap()
      await expect.poll(ticked).toBe(1)
      expect(await isEnabled(phone.byId('agree'))).toBe(false)
      await phone.locate('.consent-item').first().tap()
      await expect.poll(ticked).toBe(0)
      await agreeToAll(phone)
      await phone.shoot('consent-ticked')
    })

    test('two taps make one loan, and the shop hears of it by webhook', async () => {
      await tapTwice(phone.byId('agree'))
      await phone.byId('result-approved').waitFor()
      await phone.shoot('approved')
      await expect.poll(order.status).toBe('paid')
      expect(await booked(sandbox, 'huaxin', order.reference)).toHaveLength(1)
    })

    test('a web shop cannot be opened from here, so its address is copied', async () => {
      await phone.byId('back-to-shop').tap()
      await phone.locate('wx-view').filter({ hasText: '已复制' }).first().waitFor()
      expect(phone.native.notes).toContainEqual([
        'clipboard',
        `${sandbox.shopUrl}/orders/${order.reference}`,
      ])
    })

    test('my bills list the loan and its schedule', async () => {
      await phone.open({ address: 'account/pages/bills/index', functionMode })
      await phone.locate('.bill').first().waitFor()
      await phone.shoot('bills')
      await phone.byId('permit-reminder').tap()
      await phone.locate('wx-view').filter({ hasText: '还能在微信里提醒您 1 次' }).first().waitFor()
      expect(phone.native.notes.filter(([kind]) => kind === 'subscribe')).toEqual([
        ['subscribe', 'wx-sandbox-repayment-due'],
      ])
      await phone.shoot('reminder')
      await phone.locate('.bill').first().tap()
      await phone.locate('.installment-row').first().waitFor()
      expect(await phone.locate('.installment-row').count()).toBeGreaterThan(2)
      await phone.shoot('loan')
      expect(await phone.ask((it) => it.paths())).toEqual([
        'account/pages/bills/index',
        'account/pages/loan/index',
      ])
    })

    test('no error was thrown or logged, and no setData was large', async () => {
      expect(phone.problems).toEqual([])
      const { calls, largestBytes, largestOn } = await phone.ask((it) => it.measured)
      console.log(
        `Function ${functionMode}: ${calls} setData, the largest ${largestBytes} bytes on ${largestOn}`,
      )
      expect(calls).toBeGreaterThan(10)
      expect(largestBytes).toBeLessThanOrEqual(setDataLimit)
    })
  })
})
