import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, FrameLocator, Locator } from 'playwright-core'
import { newPhoneIn, type Phone } from '../support/browser.ts'
import { loginCode, newNative, sendRequest, type Native } from './native.ts'
import type { MiniProgram } from './runtime/main.ts'
import type { NativeNote, WireRequest } from './runtime/package.ts'

const runtimeFolder = join(import.meta.dirname, 'runtime')
/** Served by the browser context itself; no such host exists. */
const host = 'https://wechat.example'

/** How WeChat is asked to open the mini-program. */
export type Launch = {
  address: string
  functionMode?: 'wechat' | 'throw'
  /** Another mini-program that sent the shopper here. */
  opener?: string
  /** The size of text chosen in WeChat, in pixels. */
  fontSize?: number
}

export type WechatPhone = Phone & {
  native: Native
  /** Starts the mini-program anew; what it stored is still there. */
  open(launch: Launch): Promise<void>
  /** Elements of the page in front, by selector or id. */
  locate(selector: string): Locator
  byId(id: string): Locator
  /** The back button in WeChat's navigation bar. */
  tapBack(): Promise<void>
  setOnline(online: boolean): Promise<void>
  /** Asks the runtime itself. */
  ask<T>(question: (it: MiniProgram) => T | Promise<T>): Promise<T>
}

let runtime: Promise<string> | undefined
/** The runtime for the browser, bundled once a process. */
const bundledRuntime = (): Promise<string> =>
  (runtime ??= build({
    entryPoints: [join(runtimeFolder, 'main.ts')],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  }).then((it) => it.outputFiles[0]?.text ?? ''))

/** A phone with WeChat on it, which holds one packed mini-program. */
export async function newWechatPhone(
  browser: Browser,
  about: { story: string; packed: string; server: Native['server']; person?: string },
): Promise<WechatPhone> {
  const phone = await newPhoneIn(browser, { story: `weapp-${about.story}` })
  const native = newNative(about.server, about.person ?? `person-${about.story}`)
  await serve(phone, about.packed)
  await expose(phone, native)
  const { page } = phone
  const frame: FrameLocator = page.frameLocator('iframe')
  const locate = (selector: string): Locator =>
    frame.locator('.page:not([hidden])').locator(selector)
  const ask = <T>(question: (it: MiniProgram) => T | Promise<T>): Promise<T> => {
    const inner = page.frame('mini-program')
    if (!inner) throw new Error('the mini-program is not open')
    return inner.evaluate<T>(`(${question.toString()})(window.miniProgram)`)
  }
  return {
    ...phone,
    native,
    open: async (launch) => {
      await page.goto(`${host}/?${launchQuery(launch)}`)
      await ask((it) => it.started)
    },
    locate,
    // The framework writes ids with a prefix of the component they stand in.
    byId: (id) => locate(`[id="${id}"], [id$="--${id}"]`),
    tapBack: () => page.locator('#back').tap(),
    setOnline: async (online) => {
      native.online = online
      await ask(online ? (it) => it.networkChanged(true) : (it) => it.networkChanged(false))
    },
    ask,
  }
}

const launchQuery = ({ address, functionMode = 'wechat', opener, fontSize }: Launch): string =>
  new URLSearchParams({
    address,
    function: functionMode,
    ...(opener && { opener }),
    ...(fontSize && { fontSize: String(fontSize) }),
  }).toString()

async function serve({ context }: Phone, packed: string): Promise<void> {
  const file = (name: string): string => readFileSync(join(runtimeFolder, name), 'utf8')
  const files: Record<string, [type: string, text: string]> = {
    '/': ['text/html', file('shell.html')],
    '/mini-program.html': ['text/html', file('frame.html')],
    '/native.css': ['text/css', file('native.css')],
    '/package.js': ['text/javascript', packed],
    '/runtime.js': ['text/javascript', await bundledRuntime()],
  }
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url())
    const found = url.origin === host ? files[url.pathname] : undefined
    return found
      ? route.fulfill({ contentType: `${found[0]}; charset=utf-8`, body: found[1] })
      : route.abort()
  })
}

async function expose({ context, problems }: Phone, native: Native): Promise<void> {
  await context.exposeFunction('wechatRequest', async (asked: WireRequest) => {
    const answer = await sendRequest(native, asked)
    if (!answer.ok && answer.reason.startsWith('url not in')) problems.push(answer.reason)
    return answer
  })
  await context.exposeFunction('wechatLogin', () => loginCode(native))
  await context.exposeFunction('wechatNote', (kind: NativeNote, text: string) => {
    native.notes.push([kind, text])
  })
}
