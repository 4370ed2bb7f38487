import { beforeEach, describe, expect, test } from 'vitest'
import type { FakeKlarna } from '../lenders/fakes/klarna.ts'
import { browserMissing } from '../support/browser.ts'
import { klarnaBeside } from '../support/klarna.ts'
import { openCheckout, viewAsMerchant } from '../support/shopper.ts'
import { onAPhone, openWorldWithClient } from './on-a-phone.ts'
import { aPhone, signIn } from './walk.ts'

describe.skipIf(browserMissing())('a lender that shows its terms on its own page', () => {
  let klarna: FakeKlarna
  /** What she does on the lender's page before she is sent back. */
  let does: Parameters<FakeKlarna['visit']>[1]
  const on = onAPhone(
    async () => {
      const beside = await klarnaBeside()
      klarna = beside.klarna
      const world = await openWorldWithClient({ moreLenders: [beside.seed] })
      return {
        ...world,
        close: async () => {
          await world.close()
          await klarna.close()
        },
      }
    },
    { prefix: 'handoff-' },
  )
  beforeEach(async () => {
    // The lender's page: one link, where she is sent once she has done there what she came for.
    await on.phone.context.route(`${klarna.url}/**`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<title>Klarna</title><a id="back" href="${klarna.visit(route.request().url(), does)}">back</a>`,
      }),
    )
  })
  /** From the offers to the lender's page, having read what is told before. */
  async function leave() {
    const checkout = await openCheckout(on.world.url, { notifyUrl: on.world.receiver.url })
    const { page } = on.phone
    await page.goto(`${on.world.url}/#/checkout/pages/offers/index?token=${checkout.token}`)
    await signIn(on.phone, aPhone())
    await page.locator('.handoff-choose').first().click()
    await page.locator('#leave').waitFor()
    await on.phone.shoot('told')
    return checkout
  }

  test('agreed: she is told what leaves before she goes, and comes back to an order that is paid once', async () => {
    does = 'agrees'
    const checkout = await leave()
    const { page } = on.phone
    const told = (await page.locator('main:visible').textContent()) ?? ''
    for (const part of ['可莱纳示例', checkout.merchantReference, '¥1,200.00', '投诉'])
      expect(told).toContain(part)
    expect(klarna.sessions()).toBe(0)
    await page.locator('#leave').click()
    await page.locator('#back').click()
    await page.locator('#result-approved').waitFor()
    await on.phone.shoot('approved')
    await expect.poll(() => statusOf(checkout.id)).toBe('paid')
    const paid = () =>
      on.world.receiver.events.filter(
        (it) => it.type === 'checkout.paid' && it.data.checkoutId === checkout.id,
      ).length
    await expect.poll(paid).toBe(1)
  })

  test('refused: she said no there, owes nothing, and the other offers are one tap away', async () => {
    does = 'refuses'
    const checkout = await leave()
    const { page } = on.phone
    await page.locator('#leave').click()
    await page.locator('#back').click()
    await page.locator('#handoff-refused').waitFor()
    await on.phone.shoot('refused')
    await page.locator('#to-offers').click()
    await page.locator('.offer:visible').first().waitFor()
    expect(await statusOf(checkout.id)).toBe('open')
  })

  test('undecided: the way back leads to what can be done, and there again', async () => {
    does = 'goes back'
    await leave()
    const { page } = on.phone
    await page.locator('#leave').click()
    await page.locator('#back').click()
    await page.locator('#handoff-away').waitFor()
    await on.phone.shoot('away')
    does = 'agrees'
    await page.locator('#go-again').click()
    await page.locator('#back').click()
    await page.locator('#result-approved').waitFor()
  })

  test('stayed: nothing of the order left', async () => {
    const before = klarna.sessions()
    await leave()
    await on.phone.page.locator('#stay').click()
    await on.phone.page.locator('.offer:visible').first().waitFor()
    expect(klarna.sessions()).toBe(before)
  })

  const statusOf = async (id: Parameters<typeof viewAsMerchant>[1]) =>
    (await viewAsMerchant(on.world.url, id)).status
})
