import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, launch, newPhoneIn, type Phone } from '../support/browser.ts'
import { startSandbox, type Sandbox } from '../support/sandbox.ts'
import { everyLook, expectAccessible } from './looks.ts'
import {
  agreeToAll,
  aPhone,
  chooseOffer,
  giveNameAndCard,
  orderInShop,
  readSheet,
  signIn,
  wishForCash,
} from './walk.ts'

describe.skipIf(browserMissing())(
  'every page in Chinese and English, light and dark, in standard and large text',
  () => {
    let sandbox: Sandbox
    let browser: Browser
    let phone: Phone
    beforeAll(async () => {
      sandbox = await startSandbox()
      browser = await launch()
      phone = await newPhoneIn(browser, { story: 'looks' })
    })
    afterAll(async () => {
      await browser?.close()
      await sandbox?.close()
    })

    test('before anything has run: the frame of a page, and a way out when it takes long', async () => {
      const { page } = phone
      await page.goto(sandbox.clientUrl)
      await page.locator('#to-sign-in').waitFor()
      expect(await page.locator('#opening').count(), 'a page has taken its place').toBe(0)
      await page.route('**/*.js', (route) => route.abort())
      await page.clock.install()
      for (const language of ['zh-CN', 'en'] as const) {
        await page.evaluate(
          (it) => localStorage.setItem('miaoguo.language', JSON.stringify({ data: it })),
          language,
        )
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await page.reload()
          const opening = page.locator('#opening')
          await opening.getByText(language === 'en' ? 'Opening…' : '正在打开…').waitFor()
          expect(await opening.locator('a').isVisible()).toBe(false)
          await page.clock.fastForward(9000)
          await opening.locator('a').waitFor()
          await expectAccessible(phone, `opening, ${language}, ${colorScheme}`)
          await phone.shoot(`opening-${language}-${colorScheme}`)
        }
      }
      await page.unroute('**/*.js')
      await page.evaluate(() => localStorage.removeItem('miaoguo.language'))
      await page.locator('#opening a').click()
      await page.locator('#to-sign-in').waitFor()
      await page.emulateMedia({ colorScheme: 'light' })
    })

    test('before an order: home and sign-in', async () => {
      await phone.page.goto(sandbox.clientUrl)
      await phone.page.locator('#to-sign-in').waitFor()
      await everyLook(phone, 'home')
      await phone.page.locator('#to-sign-in').click()
      await phone.page.locator('#phone input').waitFor()
      await everyLook(phone, 'sign-in')
    })

    test('what may happen: a refusal and nothing to offer', async () => {
      await phone.page.goto(
        `${sandbox.clientUrl}/#/checkout/pages/offers/index?token=${'x'.repeat(32)}`,
      )
      await phone.page.locator('#to-home').waitFor()
      await everyLook(phone, 'no-such-order')
    })

    test('on the way: offers, the sheet, the consents and the result', async () => {
      await orderInShop(phone, sandbox)
      await phone.page.locator('#phone input').waitFor()
      await signIn(phone, aPhone())
      await phone.page.locator('.offer', { hasText: '乐众' }).first().waitFor()
      await everyLook(phone, 'offers')
      await chooseOffer(phone, '信用分期')
      await everyLook(phone, 'sheet')
      await readSheet(phone)
      await everyLook(phone, 'consent')
      await agreeToAll(phone)
      await phone.page.locator('#agree').click()
      await phone.page.locator('#result-approved').waitFor()
      await everyLook(phone, 'approved')
    })

    test('afterwards: the bills and the loan', async () => {
      await phone.page.goto(`${sandbox.clientUrl}/#/account/pages/bills/index`)
      await phone.page.locator('.bill').first().waitFor()
      await everyLook(phone, 'bills')
      await phone.page.locator('.bill').first().click()
      await phone.page.locator('.installment-row').first().waitFor()
      await everyLook(phone, 'loan')
      await phone.page.locator('#prepay').click()
      await phone.page.locator('#ahead-amount input').fill('200.00')
      await phone.page.locator('#keep-installment').click()
      await everyLook(phone, 'repay-ahead')
      await phone.page.locator('#preview').click()
      await phone.page.locator('#confirm-repayment').waitFor()
      await everyLook(phone, 'repay-confirm')
      await phone.page.goBack()
      await phone.page.locator('#ask-lender').click()
      await phone.page.locator('#kind-hardship').click()
      await everyLook(phone, 'help')
    })

    test('cash: the wish, who applies, the offers and the outcome', async () => {
      const locate = (selector: string) => phone.page.locator(selector)
      // A fresh start: pages of before stay in a document and would be found too.
      await phone.page.goto('about:blank')
      await phone.page.goto(`${sandbox.clientUrl}/#/cash/pages/request/index`)
      await locate('#applicant-missing').waitFor()
      await everyLook(phone, 'cash-request')
      await locate('#to-applicant').click()
      await locate('#real-name').waitFor()
      await locate('#verify-identity').click()
      await everyLook(phone, 'applicant')
      await giveNameAndCard(phone)
      await locate('.card-remove').click()
      await everyLook(phone, 'applicant-known')
      await locate('#to-request').click()
      await wishForCash(phone, async () => everyLook(phone, 'cash-wish'))
      await locate('.offer-daily').first().waitFor()
      await everyLook(phone, 'cash-offers')
      await chooseOffer(phone, '华信')
      await readSheet(phone)
      await everyLook(phone, 'cash-consent')
      await agreeToAll(phone)
      await locate('#agree').click()
      await locate('#result-approved').waitFor()
      await everyLook(phone, 'cash-approved')
    })

    test('installments taken by themselves: the choice, the text, and what stands', async () => {
      const locate = (selector: string) => phone.page.locator(`${selector}:visible`)
      await phone.page.goto('about:blank')
      await phone.page.goto(`${sandbox.clientUrl}/#/account/pages/bills/index`)
      await locate('.bill').first().click()
      await locate('#to-autopay').click()
      await locate('.choice[id^="card-"]').first().click()
      await everyLook(phone, 'autopay-card')
      await locate('#read-autopay').click()
      await locate('#agree-autopay').waitFor()
      await everyLook(phone, 'autopay-text')
      await locate('#agree-autopay').click()
      await locate('#autopay-told-active').waitFor()
      await everyLook(phone, 'autopay-told')
      await locate('#to-loan').click()
      await locate('#autopay-text').click()
      await everyLook(phone, 'loan-autopay')
      await locate('#end-autopay').click()
      await locate('#autopay-off').waitFor()
    })

    test('nothing went wrong on the phone on the way', () => {
      expect(phone.problems).toEqual([])
    })
  },
)
