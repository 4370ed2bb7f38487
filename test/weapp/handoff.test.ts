import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FakeKlarna } from '../lenders/fakes/klarna.ts'
import { openWorld, type World } from '../support/app.ts'
import { browserMissing, launch } from '../support/browser.ts'
import { klarnaBeside } from '../support/klarna.ts'
import { openCheckout, viewAsMerchant } from '../support/shopper.ts'
import { builtForServer, builtPackage } from './built-package.ts'
import { addressOf } from './order.ts'
import { pack } from './pack.ts'
import { newWechatPhone } from './phone.ts'
import { signIn } from './walk.ts'

describe.skipIf(browserMissing())('a lender’s own page, from a mini-program', () => {
  let world: World
  let klarna: FakeKlarna
  let browser: Browser
  beforeAll(async () => {
    const beside = await klarnaBeside()
    klarna = beside.klarna
    world = await openWorld({ moreLenders: [beside.seed] })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await world?.close()
    await klarna?.close()
  })

  test('she carries the address, agrees in her browser, and finds the order paid when she is back', async () => {
    const packed = pack(builtPackage())
    const server = { builtFor: builtForServer, runsAt: world.url }
    const phone = await newWechatPhone(browser, { story: 'handoff', packed, server })
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    await phone.open({ address: addressOf(checkout) })
    await signIn(phone)
    await phone.locate('.handoff-choose').first().tap()
    await phone.byId('leave').waitFor()
    await phone.shoot('told')
    expect(klarna.sessions()).toBe(0)
    await phone.byId('leave').tap()
    await phone.byId('handoff-gone').waitFor()
    await phone.shoot('gone')
    const [kind, address = ''] = phone.native.notes.at(-1) ?? []
    expect(kind).toBe('clipboard')
    klarna.visit(address, 'agrees')
    await phone.byId('i-am-back').tap()
    await phone.byId('result-approved').waitFor()
    await phone.shoot('approved')
    await expect
      .poll(async () => (await viewAsMerchant(world.url, checkout.id)).status)
      .toBe('paid')
    await phone.context.close()
    expect(phone.problems).toEqual([])
  })
})
