import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../support/app.ts'
import { cardNumberOf, idNumberOf } from '../support/applying.ts'
import { browserMissing, launch } from '../support/browser.ts'
import { builtForServer, builtPackage } from './built-package.ts'
import { pack } from './pack.ts'
import { newWechatPhone, type WechatPhone } from './phone.ts'
import { agreeToAll, chooseOffer, readSheet } from './walk.ts'

describe.skipIf(browserMissing())('cash, in a mini-program', () => {
  let world: World
  let browser: Browser
  beforeAll(async () => {
    world = await openWorld({ variables: { MINIMUM_READING_SECONDS: '0' } })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await world?.close()
  })

  const fill = ({ byId }: WechatPhone, id: string, text: string): Promise<void> =>
    byId(id).locator('input').fill(text)

  test('from home past name and card to offers, and approved to one’s own card', async () => {
    const server = { builtFor: builtForServer, runsAt: world.url }
    const phone = await newWechatPhone(browser, {
      story: 'cash',
      packed: pack(builtPackage()),
      server,
    })
    const { byId, locate, shoot } = phone
    await phone.open({ address: 'pages/home/index' })
    await byId('cash').tap()
    await byId('sign-in').tap()
    await byId('applicant-missing').waitFor()
    await fill(phone, 'cash-amount', '3000')
    await shoot('applicant-missing')
    await byId('to-applicant').tap()
    await byId('real-name').waitFor()
    await fill(phone, 'real-name', '李晓梅')
    await fill(phone, 'id-number', idNumberOf().replace('1991', '1919'))
    await byId('student-no').tap()
    await byId('id-number').locator('input').blur()
    await expect.poll(() => locate('.field-wrong').allTextContents()).toHaveLength(1)
    await shoot('wrong-digit')
    await fill(phone, 'id-number', idNumberOf())
    await byId('verify-identity').tap()
    await byId('card-number').waitFor()
    await fill(phone, 'card-number', cardNumberOf())
    await fill(phone, 'card-phone', '13712345678')
    await byId('bind-card').tap()
    await byId('to-request').waitFor()
    await shoot('bound')
    await byId('to-request').tap()
    await byId('see-offers').waitFor()
    await byId('count-6').tap()
    await byId('method-any').tap()
    await byId(`card-${cardNumberOf().slice(-4)}`).tap()
    await shoot('wish')
    await byId('see-offers').tap()
    await locate('.offer-daily').first().waitFor()
    await shoot('offers')
    await chooseOffer(phone, '华信')
    await readSheet(phone)
    await agreeToAll(phone)
    await byId('agree').tap()
    await byId('result-approved').waitFor()
    await shoot('approved')
    const paid = world.lenders.huaxin.books().loans.at(-1)
    expect(paid).toMatchObject({ paidTo: { cardNumber: cardNumberOf() } })
    await byId('done').tap()
    await byId('cash').waitFor()
    await phone.context.close()
    expect(phone.problems).toEqual([])
  })
})
