import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../support/app.ts'
import { cardNumberOf, idNumberOf } from '../support/applying.ts'
import { browserMissing, launch, newPhoneIn, type Phone } from '../support/browser.ts'
import {
  agreeToAll,
  aPhone,
  chooseOffer,
  enter,
  giveNameAndCard,
  readSheet,
  wishForCash,
} from './walk.ts'

const clientDir = resolve(import.meta.dirname, '../../client/dist/h5')

describe.skipIf(browserMissing())('cash, from home to one’s own card', () => {
  let world: World
  let browser: Browser
  let phone: Phone
  beforeAll(async () => {
    world = await openWorld({
      variables: { CLIENT_DIR: clientDir, MINIMUM_READING_SECONDS: '0' },
    })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await world?.close()
  })
  beforeEach(async ({ task }) => {
    const story = (task.name.split(/[:,]/)[0] ?? '').replace(/\W+/g, '-')
    phone = await newPhoneIn(browser, { story: `cash-${story}` })
  })
  afterEach(async () => {
    await phone.context.close()
    expect(phone.problems).toEqual([])
  })
  const locate = (selector: string) => phone.page.locator(selector)
  const seen = async (): Promise<string> => (await locate('main:visible').textContent()) ?? ''

  /** From home, past sign-in and who applies, to the offers for cash. */
  async function upToOffers(number: string): Promise<void> {
    await phone.page.goto(world.url)
    await phone.shoot('home')
    await locate('#cash').click()
    await enter(phone, number, phone.shoot)
    await locate('#applicant-missing').waitFor()
    await phone.shoot('applicant-missing')
    await locate('#cash-amount:visible input').fill('2500')
    await locate('#to-applicant').click()
    await locate('#real-name').waitFor()
    await phone.shoot('applicant')
    await giveNameAndCard(phone, phone.shoot)
    await locate('#to-request').click()
    await locate('#see-offers:visible').waitFor()
    expect(await locate('#cash-amount:visible input').inputValue()).toBe('2500')
    await wishForCash(phone, phone.shoot)
  }
  async function upToSignature(number: string, lender: string): Promise<void> {
    await upToOffers(number)
    await locate('.offer').filter({ hasText: lender }).first().waitFor()
    await phone.shoot('offers')
    await chooseOffer(phone, lender)
    await phone.shoot('sheet')
    await readSheet(phone)
    await phone.shoot('consent')
    await agreeToAll(phone)
    await locate('#agree').click()
  }
  const booked = () =>
    Object.values(world.lenders)
      .flatMap((lender) => lender.books().loans)
      .filter((it) => 'paidTo' in it && it.merchantReference.startsWith('cash-'))

  test('approved: seen in full, signed, paid to the card, and found among the bills; no number stays on the phone', async () => {
    const before = booked().length
    await upToOffers(aPhone())
    await phone.shoot('offers')
    const offers = await seen()
    for (const shown of ['¥3,000.00', '日利率', '折合年化', '您的中国农业银行卡（尾号 0018）'])
      expect(offers).toContain(shown)
    await chooseOffer(phone, '华信')
    await phone.shoot('sheet')
    await readSheet(phone)
    await phone.shoot('consent')
    await agreeToAll(phone)
    await locate('#agree').click()
    await locate('#result-approved').waitFor()
    await phone.shoot('approved')
    expect(await seen()).toContain('直接付到您选择的银行卡')
    expect(await seen()).not.toContain('商户')
    expect(booked()).toHaveLength(before + 1)
    const stored = await phone.page.evaluate(() => JSON.stringify({ ...localStorage }))
    for (const secret of [idNumberOf(), cardNumberOf(), '13712345678', '李晓梅'])
      expect(stored).not.toContain(secret)
    await locate('#to-bills').click()
    await locate('.installment-row').first().waitFor()
    await phone.shoot('loan')
    await phone.page.goto(world.url)
    await locate('#bills:visible').click()
    await locate('.bill').first().waitFor()
    await phone.shoot('bills')
  })

  test('declined: the reason is told, nothing is owed, and another offer or home is one tap away', async () => {
    await upToSignature(aPhone('0002'), '速易')
    await locate('#result-declined').waitFor()
    await phone.shoot('declined')
    expect(await seen()).toContain('没有产生借款')
    expect(await seen()).not.toContain('商户')
    await locate('#choose-again').click()
    await locate('.offer:visible').first().waitFor()
    expect(await seen()).toContain('选择借款方案')
  })

  test('pending: the page waits, may be left and found again, and turns approved by itself', async () => {
    await upToSignature(aPhone('0003'), '速易')
    await locate('#result-pending').waitFor()
    await phone.shoot('pending')
    expect(await seen()).not.toContain('商户')
    await phone.page.reload()
    await locate('#result-pending, #result-approved').first().waitFor()
    await locate('#result-approved').waitFor({ timeout: 40_000 })
    await locate('#done').click()
    await locate('#cash:visible').waitFor()
  })

  test('nobody: no lender offers, and the way back leads to the wish', async () => {
    await phone.page.goto(world.url)
    await locate('#cash').click()
    await enter(phone, aPhone('0001'))
    await locate('#to-applicant').click()
    await giveNameAndCard(phone)
    await locate('#to-request').click()
    await locate('#cash-amount:visible input').fill('3000')
    await locate('#count-any:visible').click()
    await locate('#method-any:visible').click()
    await locate('.choice[id^="card-"]:visible').first().click()
    await locate('#see-offers:visible').click()
    await locate('#no-cash-offers').waitFor()
    await phone.shoot('nobody')
    await phone.page.goBack()
    await locate('#see-offers:visible').waitFor()
    expect(await locate('#cash-amount:visible input').inputValue()).toBe('3000')
  })

  test('refused: a number that is wrong, somebody else’s and a card that is not theirs are told where they are', async () => {
    await phone.page.goto(`${world.url}/#/cash/pages/applicant/index`)
    await enter(phone, aPhone())
    await locate('#real-name input').fill('错晓梅')
    await locate('#id-number input').fill(idNumberOf().replace('1991', '1919'))
    await locate('#student-no').click()
    await expect.poll(() => locate('#id-number').textContent()).toContain('校验码')
    await phone.shoot('wrong-digit')
    await locate('#id-number input').fill(idNumberOf('2012-03-07'))
    await locate('#verify-identity').click()
    await locate('#not-adult').waitFor()
    await phone.shoot('not-adult')
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
    await phone.shoot('card-refused')
    await locate('#card-phone input').fill('13712345678')
    await locate('#bind-card').click()
    await locate('.card-remove').click()
    await phone.shoot('remove')
    await locate('.card-remove-yes').click()
    await locate('#card-number').waitFor()
  })
})
