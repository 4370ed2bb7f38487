import { describe, expect, test } from 'vitest'
import { cardNumberOf, idNumberOf } from '../support/applying.ts'
import { browserMissing } from '../support/browser.ts'
import { onAPhone, openWorldWithClient } from './on-a-phone.ts'
import {
  agreeToAll,
  aPhone,
  chooseOffer,
  enter,
  giveNameAndCard,
  readSheet,
  wishForCash,
} from './walk.ts'

describe.skipIf(browserMissing())('cash, from home to one’s own card', () => {
  const on = onAPhone(openWorldWithClient, { prefix: 'cash-' })
  const locate = (selector: string) => on.phone.page.locator(selector)
  const seen = async (): Promise<string> => (await locate('main:visible').textContent()) ?? ''

  /** From home, past sign-in and who applies, to the offers for cash. */
  async function upToOffers(number: string): Promise<void> {
    await on.phone.page.goto(on.world.url)
    await on.phone.shoot('home')
    await locate('#cash').click()
    await enter(on.phone, number, on.phone.shoot)
    await locate('#applicant-missing').waitFor()
    await on.phone.shoot('applicant-missing')
    await locate('#cash-amount:visible input').fill('2500')
    await locate('#to-applicant').click()
    await locate('#real-name').waitFor()
    await on.phone.shoot('applicant')
    await giveNameAndCard(on.phone, on.phone.shoot)
    await locate('#to-request').click()
    await locate('#see-offers:visible').waitFor()
    expect(await locate('#cash-amount:visible input').inputValue()).toBe('2500')
    await wishForCash(on.phone, on.phone.shoot)
  }
  async function upToSignature(number: string, lender: string): Promise<void> {
    await upToOffers(number)
    await locate('.offer').filter({ hasText: lender }).first().waitFor()
    await on.phone.shoot('offers')
    await chooseOffer(on.phone, lender)
    await on.phone.shoot('sheet')
    await readSheet(on.phone)
    await on.phone.shoot('consent')
    await agreeToAll(on.phone)
    await locate('#agree').click()
  }
  const booked = () =>
    Object.values(on.world.lenders)
      .flatMap((lender) => lender.books().loans)
      .filter((it) => 'paidTo' in it && it.merchantReference.startsWith('cash-'))

  test('approved: seen in full, signed, paid to the card, and found among the bills; no number stays on the phone', async () => {
    const before = booked().length
    await upToOffers(aPhone())
    await on.phone.shoot('offers')
    const offers = await seen()
    for (const shown of ['¥3,000.00', '日利率', '折合年化', '您的中国农业银行卡（尾号 0018）'])
      expect(offers).toContain(shown)
    await chooseOffer(on.phone, '华信')
    await on.phone.shoot('sheet')
    await readSheet(on.phone)
    await on.phone.shoot('consent')
    await agreeToAll(on.phone)
    await locate('#agree').click()
    await locate('#result-approved').waitFor()
    await on.phone.shoot('approved')
    expect(await seen()).toContain('直接付到您选择的银行卡')
    expect(await seen()).not.toContain('商户')
    expect(booked()).toHaveLength(before + 1)
    const stored = await on.phone.page.evaluate(() => JSON.stringify({ ...localStorage }))
    for (const secret of [idNumberOf(), cardNumberOf(), '13712345678', '李晓梅'])
      expect(stored).not.toContain(secret)
    await locate('#to-bills').click()
    await locate('.installment-row').first().waitFor()
    await on.phone.shoot('loan')
    await on.phone.page.goto(on.world.url)
    await locate('#bills:visible').click()
    await locate('.bill').first().waitFor()
    await on.phone.shoot('bills')
  })

  test('declined: the reason is told, nothing is owed, and another offer or home is one tap away', async () => {
    await upToSignature(aPhone('0002'), '速易')
    await locate('#result-declined').waitFor()
    await on.phone.shoot('declined')
    expect(await seen()).toContain('没有产生借款')
    expect(await seen()).not.toContain('商户')
    await locate('#choose-again').click()
    await locate('.offer:visible').first().waitFor()
    expect(await seen()).toContain('选择借款方案')
  })

  test('pending: the page waits, may be left and found again, and turns approved by itself', async () => {
    await upToSignature(aPhone('0003'), '速易')
    await locate('#result-pending').waitFor()
    await on.phone.shoot('pending')
    expect(await seen()).not.toContain('商户')
    await on.phone.page.reload()
    await locate('#result-pending, #result-approved').first().waitFor()
    await locate('#result-approved').waitFor({ timeout: 40_000 })
    await locate('#done').click()
    await locate('#cash:visible').waitFor()
  })

  test('nobody: no lender offers, and the way back leads to the wish', async () => {
    await on.phone.page.goto(on.world.url)
    await locate('#cash').click()
    await enter(on.phone, aPhone('0001'))
    await locate('#to-applicant').click()
    await giveNameAndCard(on.phone)
    await locate('#to-request').click()
    await locate('#cash-amount:visible input').fill('3000')
    await locate('#count-any:visible').click()
    await locate('#method-any:visible').click()
    await locate('.choice[id^="card-"]:visible').first().click()
    await locate('#see-offers:visible').click()
    await locate('#no-cash-offers').waitFor()
    await on.phone.shoot('nobody')
    await on.phone.page.goBack()
    await locate('#see-offers:visible').waitFor()
    expect(await locate('#cash-amount:visible input').inputValue()).toBe('3000')
  })

  test('refused: a number that is wrong, somebody else’s and a card that is not theirs are told where they are', async () => {
    await on.phone.page.goto(`${on.world.url}/#/cash/pages/applicant/index`)
    await enter(on.phone, aPhone())
    await locate('#real-name input').fill('错晓梅')
    await locate('#id-number input').fill(idNumberOf().replace('1991', '1919'))
    await locate('#student-no').click()
    await expect.poll(() => locate('#id-number').textContent()).toContain('校验码')
    await on.phone.shoot('wrong-digit')
    await locate('#id-number input').fill(idNumberOf('2012-03-07'))
    await locate('#verify-identity').click()
    await locate('#not-adult').waitFor()
    await on.phone.shoot('not-adult')
    await locate('#fill-again').click()
    await locate('#real-name input').fill('错晓梅')
    await locate('#id-number input').fill(idNumberOf())
    await locate('#student-no').click()
    await locate('#verify-identity').click()
    await expect.poll(seen).toContain('姓名与身份证号不一致')
    await locate('#real-name input').fill('李晓梅')
    await locate('#verify-identity').click()
    await locate('#card-number input').fill(cardNumberOf())
    await locate('#card-phone input').fill('13712340404')
    await locate('#bind-card').click()
    await expect.poll(seen).toContain('银行未确认是本人的卡')
    await on.phone.shoot('card-refused')
    await locate('#card-phone input').fill('13712345678')
    await locate('#bind-card').click()
    await locate('.card-remove').click()
    await on.phone.shoot('remove')
    await locate('.card-remove-yes').click()
    await locate('#card-number').waitFor()
    await locate('#change-student').click()
    await expect.poll(() => locate('#student-said').textContent()).toContain('是，在校')
    await locate('#take-back').click()
    await on.phone.shoot('take-back')
    await locate('#take-back-yes').click()
    await locate('#real-name').waitFor()
    expect(await locate('#real-name input').inputValue()).toBe('')
  })
})
