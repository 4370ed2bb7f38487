import { describe, expect, test } from 'vitest'
import { demoUsers } from '../sandbox/world.ts'
import { browserMissing, newPhoneIn } from '../support/browser.ts'
import { startSandbox } from '../support/sandbox.ts'
import { everyLook } from './looks.ts'
import { onAPhone } from './on-a-phone.ts'
import { agreeToAll, aPhone, chooseOffer, orderInShop, readSheet, signIn } from './walk.ts'

const path = '/#/console/pages/desk/index'
/** Charts, a list, and a list with actions; the others are made of the same. */
const atDesk = new Set(['overview', 'orders', 'keys'])

describe.skipIf(browserMissing())('the merchant console', () => {
  const on = onAPhone(startSandbox, { story: 'console' })
  const { locate, show } = {
    locate: (selector: string) => on.phone.page.locator(selector),
    show: async (view: string): Promise<void> => {
      await on.phone.page.locator(`#view-${view}`).click()
      await on.phone.page.locator(`#view-${view}[aria-current="page"]`).waitFor()
      await on.phone.page.locator('.skeleton').waitFor({ state: 'detached' })
    },
  }
  /** How many there are once the page is asked for again. */
  const reloaded = async (selector: string): Promise<number> => {
    await on.phone.page.reload()
    await locate('.console-tab:visible').first().waitFor()
    await locate('.skeleton').waitFor({ state: 'detached' })
    return locate(`${selector}:visible`).count()
  }
  const wide = () => on.phone.page.setViewportSize({ width: 1280, height: 800 })
  const narrow = () => on.phone.page.setViewportSize({ width: 375, height: 812 })

  test('an owner signs in by keyboard alone, and an order a shopper pays for is there', async () => {
    const shopper = await newPhoneIn(on.browser, { story: 'console-shopper' })
    await orderInShop(shopper, on.world)
    await shopper.page.locator('#phone input').waitFor()
    await signIn(shopper, aPhone())
    await chooseOffer(shopper, '信用分期')
    await readSheet(shopper)
    await agreeToAll(shopper)
    await shopper.page.locator('#agree').click()
    await shopper.page.locator('#result-approved').waitFor()
    expect(shopper.problems).toEqual([])
    await shopper.context.close()

    await on.phone.page.goto(`${on.world.clientUrl}${path}`)
    await locate('#login').waitFor()
    await everyLook(on.phone, 'sign-in')
    await locate('#login').focus()
    await on.phone.page.keyboard.type(demoUsers[0].login)
    await on.phone.page.keyboard.press('Enter')
    await locate('[role="status"]').waitFor()
    await on.phone.page.keyboard.press('Tab')
    await locate('#code').focus()
    await on.phone.page.keyboard.type('246810')
    await on.phone.page.keyboard.press('Enter')
    await locate('.stages').waitFor()
    const counts = await locate('.stage-count').allTextContents()
    expect(counts.slice(1)).toEqual(['1', '1', '1', '1', '1'])
    // The product page and the checkout each showed the widget.
    expect(Number(counts[0])).toBeGreaterThanOrEqual(1)
  })

  test('every section is readable on a phone and on a on.phone, in every look', async () => {
    for (const view of [
      'overview',
      'orders',
      'failures',
      'disputes',
      'settlements',
      'campaigns',
      'keys',
      'webhooks',
      'deliveries',
      'requests',
      'users',
    ]) {
      await narrow()
      await show(view)
      await everyLook(on.phone, view)
      if (!atDesk.has(view)) continue
      await wide()
      await everyLook(on.phone, `${view}-wide`)
    }
  })

  test('an order is found, opened, and its address can be kept', async () => {
    await narrow()
    await show('orders')
    await locate('#search').fill('order-does-not-exist')
    await on.phone.page.keyboard.press('Enter')
    await locate('#nothing').waitFor()
    await everyLook(on.phone, 'orders-none')
    await locate('#search').fill('')
    await on.phone.page.keyboard.press('Enter')
    await locate('.row-link').first().focus()
    await on.phone.page.keyboard.press('Enter')
    await on.phone.page.waitForURL(/order=chk_/)
    await locate('.asked:visible').waitFor()
    await everyLook(on.phone, 'order')
    await on.phone.page.reload()
    await locate('.asked:visible').waitFor()
    await wide()
    await everyLook(on.phone, 'order-wide')
  })

  test('a dispute, a campaign and a refund are looked over and done at the desk', async () => {
    await narrow()
    await on.phone.page.goto(`${on.world.clientUrl}${path}?view=orders`)
    await locate('.row-link:visible').first().waitFor()
    const merchantReference = await locate('.row-link:visible').first().textContent()
    const opened = await fetch(
      `http://127.0.0.1:${on.world.ports.lender.huaxin}/sandbox/disputes`,
      {
        method: 'POST',
        body: JSON.stringify({ merchantReference, amountMinor: 30_000 }),
      },
    )
    expect(opened.status).toBe(201)
    await show('disputes')
    await expect.poll(() => reloaded('.row-link')).toBe(1)
    await on.phone.shoot('disputes-some')
    await locate('.row-link:visible').first().click()
    await locate('#explanation:visible').waitFor()
    await everyLook(on.phone, 'dispute')
    await wide()
    await on.phone.shoot('dispute-wide')
    await locate('#explanation:visible').fill('已寄出并由本人签收。')
    await locate('#tracking:visible').fill('SF0000000001')
    await locate('#submit-evidence:visible').click()
    await locate('#submit-evidence:visible').click()
    await locate('.evidence-text:visible').waitFor()
    await on.phone.shoot('dispute-answered')

    await narrow()
    await show('campaigns')
    await locate('#new-campaign:visible').click()
    const fields = {
      name: '冬季免息',
      startsOn: '2026-01-01',
      endsOn: '2099-12-31',
      interest: '100',
      fee: '0',
      budget: '5000',
    }
    await locate('#create-campaign:visible').click()
    await on.phone.shoot('campaign-new-wrong')
    for (const [name, text] of Object.entries(fields))
      await locate(`#campaign-${name}:visible`).fill(text)
    await locate('#campaign-lenders:visible .check').first().click()
    await everyLook(on.phone, 'campaign-new')
    await locate('#create-campaign:visible').click()
    await locate('.budget:visible').waitFor()
    await everyLook(on.phone, 'campaigns-some')
    await wide()
    await on.phone.shoot('campaigns-some-wide')

    await narrow()
    await show('orders')
    await locate('.row-link:visible').first().click()
    await locate('#refund-amount:visible').fill('100')
    await locate('#preview-refund:visible').click()
    await locate('#refund-impact:visible').waitFor()
    await everyLook(on.phone, 'refund-preview')
    await wide()
    await on.phone.shoot('refund-preview-wide')
    await locate('#refund:visible').click()
    await locate('#refund-impact:visible').waitFor({ state: 'detached' })
    expect(on.phone.problems).toEqual([])
  })

  test('the line goes and comes back; signing out leaves nothing', async () => {
    await narrow()
    await on.phone.page.goto(`${on.world.clientUrl}${path}?view=orders`)
    await locate('.row-link:visible').first().waitFor()
    await on.phone.context.setOffline(true)
    await locate('#view-keys:visible').click()
    await locate('[role="alert"]:visible').waitFor()
    await on.phone.shoot('offline')
    await on.phone.context.setOffline(false)
    await locate('.grid:visible').waitFor()
    await locate('#sign-out:visible').click()
    await locate('#login:visible').waitFor()
    expect(await on.phone.page.evaluate(() => JSON.stringify(localStorage))).not.toContain('mcs_')
    expect(on.phone.problems).toEqual([])
  })
})
