import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildNative } from '@miaoguo/client/widget/native/build.mjs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import { openWorld, type World } from '../support/app.ts'
import { browserMissing, launch } from '../support/browser.ts'
import { pack } from './pack.ts'
import { newWechatPhone, type WechatPhone } from './phone.ts'

const server = 'https://api.example'

/** A merchant's own mini-program with our component on its only page. */
const host = (amount: number, token: string): Record<string, string> => ({
  'app.json': JSON.stringify({ pages: ['product'] }),
  'app.js': 'App({})',
  'app.wxss': '',
  'product.json': JSON.stringify({
    usingComponents: { 'miaoguo-promotion': './miaoguo/miaoguo-promotion' },
  }),
  'product.js':
    "Page({ data: { opened: '' }, open(it) { this.setData({ opened: String(it.detail.amount) }) } })",
  'product.wxml': `<miaoguo-promotion amount="{{${amount}}}" publishable-key="${demoMerchant.publishableKey}"
    server="${server}" app-id="wxmiaoguo" token="${token}" bind:open="open"/><view class="opened">{{opened}}</view>`,
  'product.wxss': '',
})

describe.skipIf(browserMissing())('the component in a merchant’s mini-program', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'miaoguo-weapp-native-'))
  let browser: Browser
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await world?.close()
    rmSync(scratch, { recursive: true, force: true })
  })

  async function open(amount: number, token = ''): Promise<WechatPhone> {
    const folder = mkdtempSync(join(scratch, 'host-'))
    const component = await buildNative('weapp')
    const files = {
      ...host(amount, token),
      ...Object.fromEntries(
        Object.entries(component).map(([name, text]) => [`miaoguo/${name}`, text]),
      ),
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const phone = await newWechatPhone(browser, {
      story: 'native-component',
      packed: pack(folder),
      server: { builtFor: server, runsAt: world.url },
    })
    await phone.open({ address: 'product' })
    return phone
  }

  test('shows what the server says, and opens the order over half the screen', async () => {
    const phone = await open(129_900, 'tok_0001')
    const figures = phone.locate('[class$="--mg-figure"]')
    await figures.first().waitFor()
    expect((await figures.allTextContents()).join(' ')).toMatch(
      /期起 年化利率（单利）[\d.]+% 总成本 ¥[\d.]+/,
    )
    const sizes = await figures.evaluateAll((all) => all.map((it) => getComputedStyle(it).fontSize))
    expect(new Set(sizes).size).toBe(1)
    expect((await phone.locate('[class*="--mg-product"]').boundingBox())?.height).toBe(120)
    await phone.shoot('shown')
    await phone.locate('[class$="--mg-card"]').tap()
    await expect
      .poll(() => phone.native.notes)
      .toEqual([['half_screen', 'wxmiaoguo checkout/pages/offers/index?token=tok_0001']])
    await phone.context.close()
  })

  test('before there is an order, a tap is told to the page', async () => {
    const phone = await open(129_900)
    await phone.locate('[class$="--mg-card"]').tap()
    await expect.poll(() => phone.locate('.opened').textContent()).toBe('129900')
    expect(phone.problems).toEqual([])
    await phone.context.close()
  })

  test('shows nothing below every lender’s minimum', async () => {
    const phone = await open(100)
    await phone.page.waitForTimeout(1000)
    expect(await phone.locate('[class$="--mg-card"]').count()).toBe(0)
    await phone.context.close()
  })
})
