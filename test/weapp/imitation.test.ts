import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, launch } from '../support/browser.ts'
import { pack } from './pack.ts'
import { newWechatPhone, type Launch, type WechatPhone } from './phone.ts'

/** The smallest mini-program: two pages in the main package, one in a subpackage. */
const small = {
  'app.json': JSON.stringify({
    pages: ['one', 'two'],
    subPackages: [{ root: 'far', pages: ['three'] }],
  }),
  'app.js': 'App({})',
  'app.wxss': '.shown { color: rgb(1, 2, 3) }',
  ...page('one'),
  'one.wxss': '.shown { text-indent: 7px }',
  ...page('two'),
  ...page('far/three'),
}

function page(path: string, code = '', template = '<view class="shown">{{text}}</view>') {
  return {
    [`${path}.json`]: '{}',
    [`${path}.js`]: `Page({ data: { text: '' }, ${code} })`,
    [`${path}.wxml`]: template,
  }
}

describe.skipIf(browserMissing())(
  'the imitation of WeChat catches what a browser would forgive',
  () => {
    const scratch = mkdtempSync(join(tmpdir(), 'miaoguo-weapp-small-'))
    let browser: Browser
    let phones = 0
    beforeAll(async () => {
      browser = await launch()
    })
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close()
    })
    afterAll(async () => {
      await browser?.close()
      rmSync(scratch, { recursive: true, force: true })
    })

    async function run(
      files: Record<string, string>,
      options: Partial<Launch> = {},
    ): Promise<WechatPhone> {
      phones += 1
      const folder = join(scratch, String(phones))
      for (const [path, text] of Object.entries({ ...small, ...files })) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      const phone = await newWechatPhone(browser, {
        story: 'imitation',
        packed: pack(folder),
        server: { builtFor: 'https://named.example', runsAt: 'http://127.0.0.1:1' },
      })
      await phone.open({ address: 'one', ...options })
      return phone
    }
    const shown = (phone: WechatPhone): Promise<string | null> =>
      phone.locate('.shown').textContent()

    test('a file knows the language, timers and wx, and nothing of the browser', async () => {
      const phone = await run(
        page(
          'one',
          `onLoad() {
          const known = { window: typeof window, document: typeof document, fetch: typeof fetch, url: typeof URL,
            intl: typeof Intl, bigint: typeof BigInt, storage: typeof localStorage, self: typeof self,
            at: typeof [].at, listener: typeof addEventListener, unbound: typeof (function () { return this })(),
            wx: typeof wx, promise: typeof Promise, timer: typeof setTimeout, global: typeof globalThis.Map }
          this.setData({ text: JSON.stringify(known) })
        }`,
        ),
      )
      const known = JSON.parse((await shown(phone)) ?? '') as Record<string, string>
      const { wx, promise, timer, global, ...browserOnly } = known
      expect({ wx, promise, timer, global }).toEqual({
        wx: 'object',
        promise: 'function',
        timer: 'function',
        global: 'function',
      })
      expect([...new Set(Object.values(browserOnly))]).toEqual(['undefined'])
    })

    const makesCode = page(
      'one',
      `onLoad() {
      const same = Function('return this')() === globalThis
      let text = ''
      try { text = typeof new Function('return 1') } catch (error) { text = error.name }
      this.setData({ text: same + ' ' + text })
    }`,
    )
    test('Function gives the global object, and else nothing that can be called', async () => {
      expect(await shown(await run(makesCode))).toBe('true object')
    })

    test('Function throws where WeChat’s runtime does', async () => {
      const phone = await run(makesCode, { functionMode: 'throw' })
      await expect.poll(() => phone.problems).toEqual([expect.stringContaining('Code generation')])
    })

    test('an error of a handler is a problem, and a dead button is not heard', async () => {
      const phone = await run(
        page(
          'one',
          `tap(event) { throw new Error('tapped ' + event.currentTarget.dataset.name) }`,
          `<view class="shown"><button id="dead" disabled data-name="dead" bindtap="tap">dead</button>
         <button id="live" data-name="live" bindtap="tap">live</button></view>`,
        ),
      )
      await phone.byId('dead').tap()
      await phone.byId('live').tap()
      await expect.poll(() => phone.problems).toEqual([expect.stringContaining('tapped live')])
    })

    test('a native component that is not imitated is a problem, not an empty place', async () => {
      const phone = await run(page('one', '', '<view class="shown"><swiper /></view>'))
      await expect
        .poll(() => phone.problems)
        .toEqual([expect.stringContaining('<swiper> is not imitated')])
    })

    test('a style sheet reaches its own page and no other; the app’s reaches all', async () => {
      const phone = await run(
        page(
          'one',
          `tap() { wx.navigateTo({ url: '/two' }) }`,
          '<view class="shown" bindtap="tap">here</view>',
        ),
      )
      const styles = () =>
        phone.locate('.shown').evaluate((it) => {
          const { color, textIndent } = getComputedStyle(it)
          return { color, textIndent }
        })
      expect(await styles()).toEqual({ color: 'rgb(1, 2, 3)', textIndent: '7px' })
      await phone.locate('.shown').tap()
      await expect.poll(() => phone.ask((it) => it.paths())).toEqual(['one', 'two'])
      expect(await styles()).toEqual({ color: 'rgb(1, 2, 3)', textIndent: '0px' })
    })

    test('code of a subpackage is not there for the main package', async () => {
      const reaching = run({ 'app.js': `App({ onLaunch() { require('./far/three.js') } })` })
      await expect(reaching).rejects.toThrow('app.js requires far/three.js of another subpackage')
    })

    test('a request to a server that was not named is refused and reported', async () => {
      const phone = await run(
        page(
          'one',
          `onLoad() {
          const fail = ({ errMsg }) => this.setData({ text: errMsg })
          wx.request({ url: 'https://other.example/', dataType: 'text', fail })
        }`,
        ),
      )
      await expect.poll(() => shown(phone)).toContain('url not in domain list')
      expect(phone.problems).toEqual(['url not in domain list: https://other.example/'])
    })
  },
)
