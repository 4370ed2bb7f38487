import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../support/app.ts'
import { browserMissing, launch, screens } from '../support/browser.ts'
import { call, valueOf } from '../support/shopper.ts'
import { demoMerchant } from '../sandbox/world.ts'

const origin = 'http://shop.example'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const reserved = 'miaoguo-promotion{display:block;height:120px}'
const placements = ['product', 'cart', 'checkout', 'post-booking'] as const

/** A shop's page: what stands before, the widget, what stands after. */
const pageOf = (it: { widget: string; before?: number; lang?: string; css?: string }): string =>
  `<!doctype html><html lang="${it.lang ?? 'zh-CN'}"><head><meta charset="utf-8"><title>Shop</title>
  <meta name="viewport" content="width=device-width,initial-scale=1">
  <style>body{margin:0}${reserved}${it.css ?? ''}</style>
  <script src="${origin}/widget.js" defer data-api="http://api.example"></script></head>
  <body><main><h1>商品</h1><div style="height:${it.before ?? 0}px"></div>${it.widget}<p id="after">以后</p></main></body></html>`
const tag = (amount: number, more = ''): string =>
  `<miaoguo-promotion amount="${amount}" currency="CNY" key="${demoMerchant.publishableKey}" ${more}></miaoguo-promotion>`

describe.skipIf(browserMissing())('the widget in Chromium', () => {
  let world: World
  let browser: Browser
  let script = ''
  beforeAll(async () => {
    const built = await build({
      entryPoints: [resolve(import.meta.dirname, '../../client/widget/web/main.ts')],
      bundle: true,
      minify: true,
      format: 'iife',
      target: ['safari13', 'chrome86'],
      write: false,
    })
    script = built.outputFiles[0]?.text ?? ''
    world = await openWorld()
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await world?.close()
  })

  type Open = { page: Page; asked: string[]; close(): Promise<void> }
  /** Opens a page of the shop; `answer` replaces the real server. */
  async function open(
    html: string,
    how: { width?: number; answer?: 'down' | 'slow' | 500 } = {},
  ): Promise<Open> {
    const context = await browser.newContext({ viewport: { width: how.width ?? 375, height: 700 } })
    const page = await context.newPage()
    const asked: string[] = []
    await page.route(`${origin}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: html }),
    )
    await page.route(`${origin}/widget.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: script }),
    )
    await page.route('http://api.example/**', async (route) => {
      asked.push(route.request().url())
      if (how.answer === 'down') return route.abort('connectionrefused')
      if (how.answer === 500) return route.fulfill({ status: 500, body: 'oops' })
      const { pathname, search } = new URL(route.request().url())
      const real = await fetch(`${world.url}${pathname}${search}`, { headers: { origin } })
      if (how.answer === 'slow') await new Promise((done) => setTimeout(done, 800))
      return route.fulfill({
        status: real.status,
        contentType: 'application/json',
        headers: { 'access-control-allow-origin': '*' },
        body: await real.text(),
      })
    })
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(globalThis, { shifts })
      new PerformanceObserver((list) => {
        for (const it of list.getEntries()) shifts.push((it as unknown as { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`${origin}/`)
    return { page, asked, close: () => context.close() }
  }
  const settled = (page: Page, state: 'shown' | 'hidden'): Promise<unknown> =>
    page.waitForSelector(`miaoguo-promotion[state=${state}]`, { state: 'attached' })
  const shiftOf = (page: Page): Promise<number> =>
    page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0),
    )

  test('asks nothing before it is near the screen, and once when it is', async () => {
    const { page, asked, close } = await open(pageOf({ widget: tag(129_900), before: 3000 }))
    await page.waitForTimeout(500)
    expect(asked).toEqual([])
    await page.evaluate(() => window.scrollTo(0, 2500))
    await settled(page, 'shown')
    expect(asked).toHaveLength(1)
    await close()
  })

  test.each<['shown' | 'hidden', number, 'down' | 'slow' | 500 | undefined]>([
    ['shown', 129_900, 'slow'],
    ['hidden', 129_900, 'down'],
    ['hidden', 129_900, 500],
    ['hidden', 100, undefined],
  ])('nothing on the page moves when it is %s (%i, %s)', async (state, amount, answer) => {
    const { page, close } = await open(
      pageOf({ widget: tag(amount) }),
      answer === undefined ? {} : { answer },
    )
    const before = await page.locator('#after').boundingBox()
    await settled(page, state)
    await page.waitForTimeout(200)
    expect(await page.locator('#after').boundingBox()).toEqual(before)
    expect(await shiftOf(page)).toBe(0)
    await close()
  })

  test('below every lender’s minimum nothing is shown, at it the installment with its annual rate', async () => {
    const products = world.deps.lenders.products(world.deps.today())
    const least = Math.min(...products.map((it) => it.amountMinMinor))
    for (const [amount, state] of [
      [least - 1, 'hidden'],
      [least, 'shown'],
    ] as const) {
      const { page, close } = await open(pageOf({ widget: tag(amount) }))
      await settled(page, state)
      const text = await page.locator('miaoguo-promotion .card').allTextContents()
      expect(text.join('')).toMatch(
        state === 'shown' ? /期起.*年化利率（单利）[\d.]+%.*总成本/ : /^$/,
      )
      await close()
    }
  })

  test.each(placements.flatMap((it) => [280, 375, 1280].map((width) => [it, width] as const)))(
    'in %s at %i px the terms fit their place, the rate no smaller than the installment',
    async (placement, width) => {
      for (const lang of ['zh-CN', 'en']) {
        const { page, close } = await open(
          pageOf({
            widget: tag(4_999_900, `placement="${placement}"`),
            lang,
            css: 'miaoguo-promotion[placement=post-booking]{height:142px}',
          }),
          { width },
        )
        await settled(page, 'shown')
        const seen = await page.locator('miaoguo-promotion').evaluate((host) => {
          const sizeOf = (name: string) => {
            const span = host.shadowRoot?.querySelector(name)
            const { fontSize, color, fontWeight } = getComputedStyle(span ?? host)
            return { fontSize, color, fontWeight }
          }
          const card = host.shadowRoot?.querySelector('.card')
          const content = [...(card?.children ?? [])].reduce(
            (sum, it) => sum + it.getBoundingClientRect().height,
            0,
          )
          return {
            fits:
              content <= host.getBoundingClientRect().height &&
              (card?.scrollWidth ?? 1) <= (card?.clientWidth ?? 0),
            same: new Set(
              ['.installment', '.rate', '.cost'].map((it) => JSON.stringify(sizeOf(it))),
            ).size,
          }
        })
        expect(seen).toEqual({ fits: true, same: 1 })
        await close()
      }
    },
  )

  test('what a campaign pays is said in its place, without being larger than the rest, in both languages', async () => {
    const token = demoMerchant.secretKey
    const today = world.deps.today()
    const body = {
      name: '免息节',
      currency: 'CNY',
      startsOn: today,
      endsOn: today,
      interestPpm: 1_000_000,
      feePpm: 0,
      budgetMinor: 9_000_000,
      installmentCounts: [24],
    }
    const { id } = valueOf(await call(world.url, campaignContract.create, { token, body }))
    for (const lang of ['zh-CN', 'en']) {
      const { page, close } = await open(pageOf({ widget: tag(4_999_900), lang }), { width: 280 })
      await settled(page, 'shown')
      const said = await page.locator('miaoguo-promotion .card').textContent()
      expect(said).toMatch(
        lang === 'en'
          ? /no interest.*0\.00%.*the shop pays ¥/
          : /24 期免息 每期不超过.*0\.00%.*商家承担息费 ¥/,
      )
      const fits = await page.locator('miaoguo-promotion').evaluate((host) => {
        const card = host.shadowRoot?.querySelector('.card')
        const tall = [...(card?.children ?? [])].reduce(
          (sum, it) => sum + it.getBoundingClientRect().height,
          0,
        )
        return tall <= host.getBoundingClientRect().height
      })
      expect(fits).toBe(true)
      await page.screenshot({ path: `${screens}/widget/campaign-${lang}.png` })
      await close()
    }
    await call(world.url, campaignContract.end, { token, params: { id }, body: {} })
    const { page, close } = await open(pageOf({ widget: tag(4_999_900) }))
    await settled(page, 'shown')
    expect(await page.locator('miaoguo-promotion .card').textContent()).toContain('期起')
    await close()
  })

  test('a shop’s tokens change how it looks, for all figures alike', async () => {
    const css =
      'miaoguo-promotion{--miaoguo-color:rgb(80,0,0);--miaoguo-ground:rgb(255,250,240);--miaoguo-radius:0}'
    const { page, close } = await open(pageOf({ widget: tag(129_900), css }))
    await settled(page, 'shown')
    const styles = await page.locator('miaoguo-promotion').evaluate((host) =>
      ['.installment', '.rate', '.card'].map((name) => {
        const { color, backgroundColor, borderRadius } = getComputedStyle(
          host.shadowRoot?.querySelector(name) ?? host,
        )
        return { color, backgroundColor, borderRadius }
      }),
    )
    expect(styles[0]?.color).toBe('rgb(80, 0, 0)')
    expect(styles[1]?.color).toBe('rgb(80, 0, 0)')
    expect(styles[2]).toMatchObject({ backgroundColor: 'rgb(255, 250, 240)', borderRadius: '0px' })
    await close()
  })

  test('the pay button is reached and pressed by keyboard, and sends its form once', async () => {
    const { page, close } = await open(
      pageOf({
        widget: `<form action="${origin}/pay" method="post"><miaoguo-pay></miaoguo-pay></form>`,
      }),
    )
    let sent = 0
    await page.route(`${origin}/pay`, async (route) => {
      sent += 1
      await new Promise((done) => setTimeout(done, 300))
      return route.fulfill({ contentType: 'text/html', body: '<title>Paid</title>' })
    })
    await page.locator('miaoguo-pay button').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter').catch(() => undefined)
    await page.waitForFunction(() => document.title === 'Paid')
    expect(sent).toBe(1)
    await close()
  })

  test('axe finds no violation, with terms of every placement or with none', async () => {
    const widgets = placements.map((it) => tag(129_900, `placement="${it}"`)).join('')
    const pay = `<form action="${origin}/pay"><miaoguo-pay></miaoguo-pay></form>`
    for (const lang of ['zh-CN', 'en']) {
      const { page, close } = await open(pageOf({ widget: widgets + tag(100) + pay, lang }))
      await settled(page, 'shown')
      await settled(page, 'hidden')
      await page.waitForFunction(
        () => document.querySelectorAll('miaoguo-promotion[state=shown]').length === 4,
      )
      await page.evaluate(axe)
      const found = await page.evaluate(async () => {
        const { axe: run } = globalThis as unknown as {
          axe: {
            run(): Promise<{
              violations: { id: string; nodes: unknown[] }[]
              passes: { id: string }[]
            }>
          }
        }
        const { violations, passes } = await run.run()
        return { violations: violations.map((it) => it.id), passed: passes.map((it) => it.id) }
      })
      expect(found.violations).toEqual([])
      expect(found.passed).toContain('color-contrast')
      await close()
    }
  })
})
