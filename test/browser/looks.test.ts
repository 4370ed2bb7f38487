import { describe, expect, test } from 'vitest'
import { browserMissing, newPhoneIn } from '../support/browser.ts'
import { startSandbox } from '../support/sandbox.ts'
import { everyLook, expectAccessible } from './looks.ts'
import { onAPhone } from './on-a-phone.ts'
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
    const on = onAPhone(startSandbox, { story: 'looks' })

    test('before anything has run: the frame of a page, and a way out when it takes long', async () => {
      // A phone of its own: on this one something goes wrong on purpose.
      const phone = await newPhoneIn(on.browser, { story: 'opening' })
      const { page } = phone
      await page.goto(on.world.clientUrl)
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
      await phone.context.close()
    })

    test('before an order: home and sign-in', async () => {
      await on.phone.page.goto(on.world.clientUrl)
      await on.phone.page.locator('#to-sign-in').waitFor()
      await everyLook(on.phone, 'home')
      await on.phone.page.locator('#to-sign-in').click()
      await on.phone.page.locator('#phone input').waitFor()
      await everyLook(on.phone, 'sign-in')
    })

    test('what may happen: a refusal and nothing to offer', async () => {
      await on.phone.page.goto(
        `${on.world.clientUrl}/#/checkout/pages/offers/index?token=${'x'.repeat(32)}`,
      )
      await on.phone.page.locator('#to-home').waitFor()
      await everyLook(on.phone, 'no-such-order')
    })

    test('on the way: offers, the sheet, the consents and the result', async () => {
      await orderInShop(on.phone, on.world)
      await on.phone.page.locator('#phone input').waitFor()
      await signIn(on.phone, aPhone())
      await on.phone.page.locator('.offer', { hasText: '乐众' }).first().waitFor()
      await everyLook(on.phone, 'offers')
      await chooseOffer(on.phone, '信用分期')
      await everyLook(on.phone, 'sheet')
      await readSheet(on.phone)
      await everyLook(on.phone, 'consent')
      await agreeToAll(on.phone)
      await on.phone.page.locator('#agree').click()
      await on.phone.page.locator('#result-approved').waitFor()
      await everyLook(on.phone, 'approved')
    })

    test('afterwards: the bills and the loan', async () => {
      await on.phone.page.goto(`${on.world.clientUrl}/#/account/pages/bills/index`)
      await on.phone.page.locator('.bill').first().waitFor()
      await everyLook(on.phone, 'bills')
      await on.phone.page.locator('.bill').first().click()
      await on.phone.page.locator('.installment-row').first().waitFor()
      await everyLook(on.phone, 'loan')
      await on.phone.page.locator('#prepay').click()
      await on.phone.page.locator('#ahead-amount input').fill('200.00')
      await on.phone.page.locator('#keep-installment').click()
      await everyLook(on.phone, 'repay-ahead')
      await on.phone.page.locator('#preview').click()
      await on.phone.page.locator('#confirm-repayment').waitFor()
      await everyLook(on.phone, 'repay-confirm')
      await on.phone.page.goBack()
      await on.phone.page.locator('#ask-lender').click()
      await on.phone.page.locator('#kind-hardship').click()
      await everyLook(on.phone, 'help')
    })

    test('cash: the wish, who applies, the offers and the outcome', async () => {
      const locate = (selector: string) => on.phone.page.locator(selector)
      // A fresh start: pages of before stay in a document and would be found too.
      await on.phone.page.goto('about:blank')
      await on.phone.page.goto(`${on.world.clientUrl}/#/cash/pages/request/index`)
      await locate('#applicant-missing').waitFor()
      await everyLook(on.phone, 'cash-request')
      await locate('#to-applicant').click()
      await locate('#real-name').waitFor()
      await locate('#verify-identity').click()
      await everyLook(on.phone, 'applicant')
      await giveNameAndCard(on.phone)
      await locate('.card-remove').click()
      await everyLook(on.phone, 'applicant-known')
      await locate('#take-back').click()
      await everyLook(on.phone, 'applicant-take-back')
      await locate('#to-request').click()
      await wishForCash(on.phone, async () => everyLook(on.phone, 'cash-wish'))
      await locate('.offer-daily').first().waitFor()
      await everyLook(on.phone, 'cash-offers')
      await chooseOffer(on.phone, '华信')
      await readSheet(on.phone)
      await everyLook(on.phone, 'cash-consent')
      await agreeToAll(on.phone)
      await locate('#agree').click()
      await locate('#result-approved').waitFor()
      await everyLook(on.phone, 'cash-approved')
    })

    test('installments taken by themselves: the choice, the text, and what stands', async () => {
      await on.phone.page.goto('about:blank')
      await on.phone.page.goto(`${on.world.clientUrl}/#/account/pages/bills/index`)
      await on.seen('.bill').first().click()
      await on.seen('#to-autopay').click()
      await on.seen('.choice[id^="card-"]').first().click()
      await everyLook(on.phone, 'autopay-card')
      await on.seen('#read-autopay').click()
      await on.seen('#agree-autopay').waitFor()
      await everyLook(on.phone, 'autopay-text')
      await on.seen('#agree-autopay').click()
      await on.seen('#autopay-told-active').waitFor()
      await everyLook(on.phone, 'autopay-told')
      await on.seen('#to-loan').click()
      await on.seen('#autopay-text').click()
      await everyLook(on.phone, 'loan-autopay')
      await on.seen('#end-autopay').click()
      await on.seen('#autopay-off').waitFor()
    })

    test('nothing went wrong on the phone on the way', () => {
      expect(on.phone.problems).toEqual([])
    })
  },
)
