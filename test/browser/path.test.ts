import { describe, expect, test } from 'vitest'
import { browserMissing } from '../support/browser.ts'
import { startSandbox } from '../support/sandbox.ts'
import { onAPhone } from './on-a-phone.ts'
import {
  agreeToAll,
  aPhone,
  booked,
  chooseOffer,
  isEnabled,
  orderInShop,
  readSheet,
  signIn,
} from './walk.ts'

describe.skipIf(browserMissing())('a shopper pays an order in installments', () => {
  const on = onAPhone(startSandbox, { story: 'path' })
  const locate = (selector: string) => on.phone.page.locator(selector)

  test('the widget and the checkout show the annual rate beside the installment', async () => {
    await orderInShop(on.phone, on.world, on.phone.shoot)
  })

  test('offers come after sign-in, sorted by total cost, the late ones later, and none is preselected', async () => {
    await signIn(on.phone, aPhone(), on.phone.shoot)
    await on.phone.shoot('offers')
    await expect.poll(() => locate('.offer').filter({ hasText: '乐众' }).count()).toBeGreaterThan(0)
    await on.phone.shoot('offers-all')
    const costs = await amounts('.offer-total-cost')
    expect(costs.length).toBeGreaterThan(3)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
    expect(
      await locate(
        '.offer [aria-checked=true], .offer [aria-selected=true], .offer input:checked, .offer.selected',
      ).count(),
    ).toBe(0)
    expect(await locate('.offer').filter({ hasText: '过期示范' }).count()).toBe(0)
  })

  test('the sheet holds every cost, and cannot be confirmed before its reading time', async () => {
    await chooseOffer(on.phone, '信用分期')
    await on.phone.shoot('sheet')
    expect(await isEnabled(on.phone.page, '#confirm-sheet')).toBe(false)
    await locate('#confirm-sheet').click({ force: true })
    expect(await locate('.consent-item').count()).toBe(0)
    const sheet = (await locate('#cost-sheet').textContent()) ?? ''
    for (const part of [
      '综合融资成本明示表',
      '收取方',
      '年化综合融资成本',
      '不收取任何其他费用',
      '还款计划',
      '投诉',
    ]) {
      expect(sheet).toContain(part)
    }
    await locate('#cost-sheet .popup-body').evaluate((it) => it.scrollTo(0, it.scrollHeight / 2))
    await on.phone.shoot('sheet-schedule')
    await readSheet(on.phone)
  })

  test('each consent is asked for by itself, unticked, and all are needed', async () => {
    await on.phone.shoot('consent')
    expect(
      await locate('.consent-item[aria-checked=true], .consent-item input:checked').count(),
    ).toBe(0)
    await locate('.consent-item').first().click()
    expect(await isEnabled(on.phone.page, '#agree')).toBe(false)
    await locate('.consent-item').first().click()
    await agreeToAll(on.phone)
    await on.phone.shoot('consent-ticked')
  })

  test('two taps make one loan, and the shop hears of it by webhook', async () => {
    await locate('#agree').evaluate((it) => {
      ;(it as HTMLElement).click()
      ;(it as HTMLElement).click()
    })
    await locate('#result-approved').waitFor()
    await on.phone.shoot('approved')
    await locate('#back-to-shop').click()
    await on.phone.page.waitForURL(`${on.world.shopUrl}/**`)
    await expect.poll(() => locate('main').textContent()).toContain('已付款')
    await on.phone.shoot('shop-paid')
    const reference = new URL(on.phone.page.url()).pathname.split('/').pop() ?? ''
    expect(await booked(on.world, 'huaxin', reference)).toHaveLength(1)
  })

  test('my bills list the loan and its schedule', async () => {
    await on.phone.page.goto(`${on.world.clientUrl}/#/account/pages/bills/index`)
    await locate('.bill').first().waitFor()
    await on.phone.shoot('bills')
    await locate('.bill').first().click()
    await locate('.installment-row').first().waitFor()
    expect(await locate('.installment-row').count()).toBeGreaterThan(2)
    await on.phone.shoot('loan')
  })

  /** What is on the page in front; those behind it stay in the document. */
  const pressed = async (selector: string): Promise<void> => {
    await locate(`${selector}:visible`).first().click()
  }
  const payTo = async (name: string): Promise<void> => {
    await locate('#confirm-repayment:visible').waitFor()
    await on.phone.shoot(`${name}-confirm`)
    await pressed('#confirm-repayment')
    await locate('#repayment-succeeded:visible').waitFor({ timeout: 20_000 })
    await on.phone.shoot(`${name}-paid`)
    await pressed('#to-loan')
    await locate('.installment-row:visible').first().waitFor()
  }

  test('what is due next is paid from the loan, after a last look, and stands as paid', async () => {
    await pressed('#pay-now')
    await locate('.repay-way:visible').waitFor()
    await on.phone.shoot('pay')
    await pressed('.repay-way')
    await payTo('pay')
    await expect.poll(() => locate('.row-paid:visible').count()).toBe(1)
    await on.phone.shoot('loan-one-paid')
  })

  test('repaying ahead shows what it saves before it is paid, and leaves what it showed', async () => {
    await pressed('#prepay')
    await locate('#ahead-amount:visible input').fill('200.00')
    await on.phone.shoot('ahead')
    await pressed('#keep-term')
    await pressed('#preview')
    await locate('#confirm-repayment:visible').waitFor()
    expect(await locate('body').textContent()).toContain('比按期还少付')
    await payTo('ahead')
    await expect.poll(() => locate('.row-paid:visible').count()).toBe(2)
  })

  test('paying off has one price, told until when it holds, and ends the loan', async () => {
    await pressed('#pay-off')
    await locate('#quote-total:visible').waitFor()
    await on.phone.shoot('payoff-quote')
    expect(await locate('.quote-validity:visible').textContent()).toContain('当天有效')
    await pressed('#to-confirm')
    await payTo('payoff')
    await expect.poll(() => locate('.bill-paid_off:visible').count()).toBe(1)
    await on.phone.shoot('loan-closed')
    await on.phone.page.goto(`${on.world.clientUrl}/#/account/pages/bills/index`)
    await locate('#no-bills:visible').waitFor()
    await on.phone.shoot('bills-none')
    await pressed('#bills-paid')
    await locate('.bill:visible').filter({ hasText: '已还' }).first().waitFor()
    await on.phone.shoot('bills-paid')
  })

  test('nothing went wrong on the phone on the way', () => {
    expect(on.phone.problems).toEqual([])
  })

  const amounts = async (selector: string): Promise<number[]> =>
    (await locate(selector).allTextContents()).map((text) => Number(text.replace(/[^\d.]/g, '')))
})
