import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, launch, newPhoneIn, type Phone } from '../support/browser.ts'
import { idNumberOf } from '../support/applying.ts'
import { startSandbox, type Sandbox } from '../support/sandbox.ts'
import { everyLook } from './looks.ts'
import { aPhone, enter, isEnabled, orderInShop } from './walk.ts'

describe.skipIf(browserMissing())('a credit line, from asking for it to its end', () => {
  let sandbox: Sandbox
  let browser: Browser
  let phone: Phone
  beforeAll(async () => {
    sandbox = await startSandbox()
    browser = await launch()
    phone = await newPhoneIn(browser, { story: 'credit-line' })
  })
  afterAll(async () => {
    await browser?.close()
    await sandbox?.close()
  })
  const locate = (selector: string) => phone.page.locator(selector)
  const seen = async (): Promise<string> => (await locate('main:visible').textContent()) ?? ''
  /** A fresh start: pages of before stay in a document and would be found too. */
  const goTo = async (path: string): Promise<void> => {
    await phone.page.goto('about:blank')
    await phone.page.goto(`${sandbox.clientUrl}/#${path}`)
  }

  test('terms, lender and what is told come first; who asks says yes to each, and the line is there', async () => {
    await phone.page.goto(sandbox.clientUrl)
    await locate('#lines').click()
    await enter(phone, aPhone())
    await locate('.line-terms').first().waitFor()
    await phone.shoot('no-line')
    await everyLook(phone, 'lines-none')
    await locate('.line-terms').first().click()
    await locate('#identity-missing').waitFor()
    await phone.shoot('terms')
    expect(await seen()).toContain('速易示范小额贷款有限公司')
    await locate('#to-applicant').click()
    await locate('#real-name input').fill('李晓梅')
    await locate('#id-number input').fill(idNumberOf())
    await locate('#student-no').click()
    await locate('#verify-identity').click()
    await locate('#card-number').waitFor()
    await phone.page.goBack()
    await locate('.consent-item:visible').first().waitFor()
    await everyLook(phone, 'line-apply')
    for (const item of await locate('.consent-item').all()) await item.click()
    await expect.poll(() => isEnabled(phone.page, '#apply-line')).toBe(true)
    expect(await seen()).toContain('个人循环额度合同')
    await phone.shoot('consents')
    await locate('#apply-line').click()
    await locate('.limit-ring:visible').waitFor()
    await phone.shoot('granted')
    expect(await seen()).toContain('¥8,000.00')
  })

  test('at the shop’s checkout it stands among the others, and is read and agreed to on one page', async () => {
    await orderInShop(phone, sandbox)
    const offer = phone.page.locator('.offer', { hasText: '用您的额度' }).first()
    await offer.waitFor()
    await offer.scrollIntoViewIfNeeded()
    await phone.shoot('offers')
    await offer.locator('.offer-choose').click()
    await locate('#confirm-sheet').waitFor()
    await phone.shoot('sheet')
    await everyLook(phone, 'line-sheet')
    await expect.poll(() => isEnabled(phone.page, '#confirm-sheet')).toBe(true)
    await locate('#confirm-sheet').click()
    await locate('#result-approved').waitFor()
    await phone.shoot('approved')
  })

  test('what is used is seen, and stands in the way of closing; the bills lead on', async () => {
    await goTo('/line/pages/lines/index')
    await locate('.line-open').first().waitFor()
    await everyLook(phone, 'lines')
    await locate('.line-open').first().click()
    await locate('.line-loan-open').waitFor()
    await phone.shoot('used')
    await everyLook(phone, 'line')
    await locate('#to-close').click()
    await locate('#line-in-use').waitFor()
    await phone.shoot('in-use')
    await locate('#to-bills').click()
    await locate('.bill').first().waitFor()
    await phone.shoot('bills')
  })

  test('repaid, it is whole again, and closed with one tap', async () => {
    await locate('.bill').first().click()
    await locate('#pay-off').click()
    await locate('#quote-total').waitFor()
    await locate('#to-confirm').click()
    await locate('#confirm-repayment').click()
    await locate('#repayment-succeeded').waitFor()
    await goTo('/line/pages/lines/index')
    await locate('.line-open').first().click()
    await locate('#to-close').click()
    await locate('#close-line').waitFor()
    await everyLook(phone, 'line-close')
    await locate('#close-line').click()
    await locate('#line-closed:visible').waitFor()
    await phone.shoot('closed')
    await locate('#to-lines:visible').click()
    await locate('.line-status-closed:visible').waitFor()
    await phone.shoot('ended')
    expect(phone.problems).toEqual([])
  })
})
