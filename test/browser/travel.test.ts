import { afterEach, describe, expect, test } from 'vitest'
import { browserMissing, type Phone } from '../support/browser.ts'
import { startSandbox } from '../support/sandbox.ts'
import { onAPhone } from './on-a-phone.ts'
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
  const on = onAPhone(startSandbox)
  afterEach(async () => {
    await on.phone.context.close()
    expect(on.phone.problems).toEqual([])
  })
  const locate = (...it: Parameters<Phone['page']['locator']>) => on.phone.page.locator(...it)
  const shopSays = (words: string) =>
    expect.poll(() => locate('main').textContent(), { timeout: 30_000 }).toContain(words)
  /** Nothing of the page is wider than the on.phone. */
  const fits = async (): Promise<void> => {
    const wide = await on.phone.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(375)
  }
  async function look(name: string): Promise<void> {
    await fits()
    await on.phone.shoot(name)
  }

  async function nameTravelers(): Promise<void> {
    for (const [i, [last, first, born]] of [
      ['林', '小满', '1990-01-01'],
      ['林', '建国', '1962-02-03'],
    ].entries()) {
      await locate(`[name=lastName${i}]`).fill(last ?? '')
      await locate(`[name=firstName${i}]`).fill(first ?? '')
      await locate(`[name=bornOn${i}]`).fill(born ?? '')
    }
  }
  /** Books a trip for two and goes on to its offers, signed in; answers with the order's reference. */
  async function bookAndSignIn(trip: string): Promise<string> {
    await on.phone.page.goto(`${on.world.shopUrl}/travel/${trip}`)
    await expect.poll(() => promotionText(on.phone.page)).toContain('年化')
    await look('trip')
    await locate('a.button').first().click()
    await nameTravelers()
    await look('booking')
    await locate('form button').click()
    await shopSays('已预订，等待付款')
    const reference = new URL(on.phone.page.url()).pathname.split('/').pop() ?? ''
    await locate('miaoguo-pay button').click()
    await on.phone.page.waitForURL(/checkout\/pages\/offers/)
    await signIn(on.phone, aPhone())
    await locate('.offer', { hasText: '旅行分期' }).first().waitFor()
    return reference
  }
  async function agreeToTrip(): Promise<void> {
    await chooseOffer(on.phone, '旅行分期')
    await look('sheet')
    await readSheet(on.phone)
    await agreeToAll(on.phone)
    await locate('#agree').click()
    await locate('#result-approved').waitFor()
  }
  const backAtShop = async (): Promise<void> => {
    await locate('#back-to-shop').click()
    await on.phone.page.waitForURL(`${on.world.shopUrl}/**`)
  }

  test('a deposit, the rest financed: nothing is drawn before airline and hotel answered, and what one refuses is not owed', async () => {
    const reference = await bookAndSignIn('kunming')
    const said = await locate('.payment-parts:visible').first().textContent()
    for (const words of ['¥4,800.00', '定金（已另付商户）¥1,000.00', '本次分期金额¥3,800.00'])
      expect(said).toContain(words)
    await look('offers')
    await agreeToTrip()
    await expect.poll(() => locate('.booking-awaiting_supplier:visible').count()).toBe(2)
    await locate('.payment-parts:visible').first().scrollIntoViewIfNeeded()
    await look('approved')
    const drawn = async () =>
      (await booked(on.world, 'huaxin', reference))[0]?.account.capturedMinor
    expect(await drawn()).toBe(0)
    await backAtShop()
    await shopSays('已获批，尚未扣款')
    await locate('#suppliers').scrollIntoViewIfNeeded()
    await look('waiting-for-suppliers')
    await locate('#supplier-0-confirmed').click()
    await shopSays('已确认')
    await locate('#supplier-1-refused').click()
    await shopSays('已付款，已出票')
    await shopSays('供应商没有位置')
    await locate('#suppliers').scrollIntoViewIfNeeded()
    await look('suppliers-answered')
    expect(await drawn()).toBe(247_000)
    // Flights are 3120 of 4800, and so is their share of what is financed.
    await on.phone.page.goto(`${on.world.clientUrl}/#/account/pages/bills/index`)
    await locate('.bill:visible').first().click()
    await locate('.booking-refused:visible').waitFor()
    expect(await locate('main:visible').textContent()).toContain('¥2,470.00')
    await locate('.booking-refused:visible').scrollIntoViewIfNeeded()
    await look('loan')
  })

  test('a hotel alone is lent against by the day of checking in', async () => {
    const reference = await bookAndSignIn('lake')
    await look('offers')
    await agreeToTrip()
    expect(await booked(on.world, 'huaxin', reference)).toHaveLength(1)
    await backAtShop()
    await shopSays('已付款，已出票')
    expect(await locate('main').textContent()).not.toContain('机票')
    await look('paid')
  })

  test('a trip too soon for its lender says so, and what else can be done', async () => {
    await on.phone.page.goto(`${on.world.shopUrl}/travel/weekend/book?travelers=2`)
    await nameTravelers()
    await locate('form button').click()
    await locate('miaoguo-pay button').click()
    await on.phone.page.waitForURL(/checkout\/pages\/offers/)
    await signIn(on.phone, aPhone())
    await locate('.missed-trip').waitFor()
    await expect.poll(() => locate('.missed-trip').textContent()).toContain('出行日期太近')
    expect(await locate('.missed-ways').textContent()).toMatch(/可以与商户改到 .*及以后出发/)
    await locate('.missed-trip').scrollIntoViewIfNeeded()
    await look('too-soon')
  })

  test('from the trip to offers, consent and the paid booking, reduced and cancelled afterwards', async () => {
    await on.phone.page.goto(`${on.world.shopUrl}/travel`)
    await look('travel')
    await locate('a.card').first().click()
    await expect.poll(() => promotionText(on.phone.page)).toContain('年化')
    await look('trip')
    await locate('a.button').first().click()
    await locate('fieldset').first().waitFor()
    expect(await locate('fieldset').count()).toBe(2)
    await look('booking')
    await nameTravelers()
    await locate('form button').click()
    await shopSays('已预订，等待付款')
    await expect.poll(() => promotionText(on.phone.page)).toContain('这笔订单可以分期支付')
    await look('booked')
    const reference = new URL(on.phone.page.url()).pathname.split('/').pop() ?? ''
    await locate('miaoguo-pay button').click()
    await on.phone.page.waitForURL(/checkout\/pages\/offers/)
    await signIn(on.phone, aPhone())
    await locate('.offer', { hasText: '旅行分期' }).first().waitFor()
    await look('offers')
    await chooseOffer(on.phone, '旅行分期')
    await look('sheet')
    await readSheet(on.phone)
    await agreeToAll(on.phone)
    await look('consent')
    await locate('#agree').click()
    await locate('#result-approved').waitFor()
    await look('approved')
    expect(await booked(on.world, 'huaxin', reference)).toHaveLength(1)
    await locate('#back-to-shop').click()
    await on.phone.page.waitForURL(`${on.world.shopUrl}/**`)
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
        await on.phone.page.reload()
        return locate('#refunds').textContent()
      })
      .toContain('已退款¥2,400.00')
    await shopSays('海滨示范酒店已退')
    await locate('#cancel summary').click()
    await locate('#cancel button').click()
    await expect
      .poll(async () => {
        await on.phone.page.reload()
        return locate('#refunds').textContent()
      })
      .toContain('¥3,600.00')
    expect(await locate('#cancel').count()).toBe(0)
    await shopSays('行程已取消')
    await look('cancelled')
  })

  test('the travel pages in English', async () => {
    await on.phone.page.goto(`${on.world.shopUrl}/travel?lang=en`)
    await look('travel')
    await locate('a.card').last().click()
    await expect.poll(() => promotionText(on.phone.page)).toContain('Annual rate')
    await look('trip')
    await locate('a.button').first().click()
    await locate('fieldset').first().waitFor()
    await look('booking')
  })
})
