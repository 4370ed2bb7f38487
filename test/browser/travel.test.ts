import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserMissing, launch, newPhoneIn, type Phone } from '../support/browser.ts'
import { startSandbox, type Sandbox } from '../support/sandbox.ts'
import {
  agreeToAll,
  aPhone,
  booked,
  chooseOffer,
  promotionText,
  readSheet,
  signIn,
} from './walk.ts'

describe.skipIf(browserMissing())('a trip', () => {
  let sandbox: Sandbox
  let browser: Browser
  let phone: Phone
  beforeAll(async () => {
    sandbox = await startSandbox()
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await sandbox?.close()
  })
  beforeEach(async ({ task }) => {
    phone = await newPhoneIn(browser, {
      story: task.name.replace(/\W+/g, '-').slice(0, 60),
      ...(task.name.includes('in English') ? { locale: 'en-GB' } : {}),
    })
  })
  afterEach(async () => {
    await phone.context.close()
    expect(phone.problems).toEqual([])
  })
  const locate = (...it: Parameters<Phone['page']['locator']>) => phone.page.locator(...it)
  const shopSays = (words: string) =>
    expect.poll(() => locate('main').textContent(), { timeout: 30_000 }).toContain(words)
  /** Nothing of the page is wider than the phone. */
  const fits = async (): Promise<void> => {
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(375)
  }
  async function look(name: string): Promise<void> {
    await fits()
    await phone.shoot(name)
  }

  test('from the trip to offers, consent and the paid booking, reduced and cancelled afterwards', async () => {
    await phone.page.goto(`${sandbox.shopUrl}/travel`)
    await look('travel')
    await locate('a.card').first().click()
    await expect.poll(() => promotionText(phone.page)).toContain('年化')
    await look('trip')
    await locate('a.button').first().click()
    await locate('fieldset').first().waitFor()
    expect(await locate('fieldset').count()).toBe(2)
    await look('booking')
    for (const [i, [last, first, born]] of [
      ['林', '小满', '1990-01-01'],
      ['林', '建国', '1962-02-03'],
    ].entries()) {
      await locate(`[name=lastName${i}]`).fill(last ?? '')
      await locate(`[name=firstName${i}]`).fill(first ?? '')
      await locate(`[name=bornOn${i}]`).fill(born ?? '')
    }
    await locate('form button').click()
    await shopSays('已预订，等待付款')
    await expect.poll(() => promotionText(phone.page)).toContain('这笔订单可以分期支付')
    await look('booked')
    const reference = new URL(phone.page.url()).pathname.split('/').pop() ?? ''
    await locate('miaoguo-pay button').click()
    await phone.page.waitForURL(/checkout\/pages\/offers/)
    await signIn(phone, aPhone())
    await locate('.offer', { hasText: '旅行分期' }).first().waitFor()
    await look('offers')
    await chooseOffer(phone, '旅行分期')
    await look('sheet')
    await readSheet(phone)
    await agreeToAll(phone)
    await look('consent')
    await locate('#agree').click()
    await locate('#result-approved').waitFor()
    await look('approved')
    expect(await booked(sandbox, 'huaxin', reference)).toHaveLength(1)
    await locate('#back-to-shop').click()
    await phone.page.waitForURL(`${sandbox.shopUrl}/**`)
    await shopSays('已付款，已出票')
    await look('paid')
    await locate('#change summary').click()
    await locate('#change button').click()
    await shopSays('已付款，已出票')
    await locate('#drop-hotel summary').click()
    await look('drop-hotel')
    await locate('#drop-hotel button').click()
    await locate('#refunds').waitFor()
    await expect
      .poll(async () => {
        await phone.page.reload()
        return locate('#refunds').textContent()
      })
      .toContain('已退款¥2,400.00')
    await shopSays('海滨示范酒店已退')
    await locate('#cancel summary').click()
    await locate('#cancel button').click()
    await expect
      .poll(async () => {
        await phone.page.reload()
        return locate('#refunds').textContent()
      })
      .toContain('¥3,600.00')
    expect(await locate('#cancel').count()).toBe(0)
    await shopSays('行程已取消')
    await look('cancelled')
  })

  test('the travel pages in English', async () => {
    await phone.page.goto(`${sandbox.shopUrl}/travel?lang=en`)
    await look('travel')
    await locate('a.card').last().click()
    await expect.poll(() => promotionText(phone.page)).toContain('Annual rate')
    await look('trip')
    await locate('a.button').first().click()
    await locate('fieldset').first().waitFor()
    await look('booking')
  })
})
