import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FakeKlarna } from '../lenders/fakes/klarna.ts'
import { openWorld, type World } from '../support/app.ts'
import { browserMissing, launch, newPhoneIn, type Phone } from '../support/browser.ts'
import { klarnaBeside } from '../support/klarna.ts'
import { openCheckout, viewAsMerchant } from '../support/shopper.ts'
import { aPhone, signIn } from './walk.ts'

const clientDir = resolve(import.meta.dirname, '../../client/dist/h5')

describe.skipIf(browserMissing())('a lender that shows its terms on its own page', () => {
  let world: World
  let klarna: FakeKlarna
  let browser: Browser
  let phone: Phone
  /** What she does on the lender's page before she is sent back. */
  let does: Parameters<FakeKlarna['visit']>[1]
  beforeAll(async () => {
    const beside = await klarnaBeside()
    klarna = beside.klarna
    world = await openWorld({
      moreLenders: [beside.seed],
      variables: { CLIENT_DIR: clientDir, MINIMUM_READING_SECONDS: '0' },
    })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await world?.close()
    await klarna?.close()
  })
  beforeEach(async ({ task }) => {
    const story = (task.name.split(/[:,]/)[0] ?? '').replace(/\W+/g, '-')
    phone = await newPhoneIn(browser, { story: `handoff-${story}` })
    // The lender's page: one link, where she is sent once she has done there what she came for.
    await phone.context.route(`${klarna.url}/**`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<title>Klarna</title><a id="back" href="${klarna.visit(route.request().url(), does)}">back</a>`,
      }),
    )
  })
  afterEach(async () => {
    await phone.context.close()
    expect(phone.problems).toEqual([])
  })

  /** From the offers to the lender's page, having read what is told before. */
  async function leave() {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const { page } = phone
    await page.goto(`${world.url}/#/checkout/pages/offers/index?token=${checkout.token}`)
    await signIn(phone, aPhone())
    await page.locator('.handoff-choose').first().click()
    await page.locator('#leave').waitFor()
    await phone.shoot('told')
    return checkout
  }

  test('agreed: she is told what leaves before she goes, and comes back to an order that is paid once', async () => {
    does = 'agrees'
    const checkout = await leave()
    const { page } = phone
    const told = (await page.locator('main:visible').textContent()) ?? ''
    for (const part of ['可莱纳示例', checkout.merchantReference, '¥1,200.00', '投诉'])
      expect(told).toContain(part)
    expect(klarna.sessions()).toBe(0)
    await page.locator('#leave').click()
    await page.locator('#back').click()
    await page.locator('#result-approved').waitFor()
    await phone.shoot('approved')
    await expect.poll(() => statusOf(checkout.id)).toBe('paid')
    const paid = () =>
      world.receiver.events.filter(
        (it) => it.type === 'checkout.paid' && it.data.checkoutId === checkout.id,
      ).length
    await expect.poll(paid).toBe(1)
  })

  test('refused: she said no there, owes nothing, and the other offers are one tap away', async () => {
    does = 'refuses'
    const checkout = await leave()
    const { page } = phone
    await page.locator('#leave').click()
    await page.locator('#back').click()
    await page.locator('#handoff-refused').waitFor()
    await phone.shoot('refused')
    await page.locator('#to-offers').click()
    await page.locator('.offer:visible').first().waitFor()
    expect(await statusOf(checkout.id)).toBe('open')
  })

  test('undecided: the way back leads to what can be done, and there again', async () => {
    does = 'goes back'
    await leave()
    const { page } = phone
    await page.locator('#leave').click()
    await page.locator('#back').click()
    await page.locator('#handoff-away').waitFor()
    await phone.shoot('away')
    does = 'agrees'
    await page.locator('#go-again').click()
    await page.locator('#back').click()
    await page.locator('#result-approved').waitFor()
  })

  test('stayed: nothing of the order left', async () => {
    const before = klarna.sessions()
    await leave()
    await phone.page.locator('#stay').click()
    await phone.page.locator('.offer:visible').first().waitFor()
    expect(klarna.sessions()).toBe(before)
  })

  const statusOf = async (id: Parameters<typeof viewAsMerchant>[1]) =>
    (await viewAsMerchant(world.url, id)).status
})
