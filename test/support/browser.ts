import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'

export const screens = resolve(import.meta.dirname, '../../.screens')

export const chromiumPath = findChromium()

/** Where no Chromium can be had the browser journeys are skipped, out loud; in CI that is a failure. */
export const browserMissing = (): boolean => {
  if (chromiumPath) return false
  if (process.env['CI']) throw new Error('no Chromium in CI: scripts/chromium.mjs installs it')
  return true
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN'],
  })

export type Phone = {
  page: Page
  context: BrowserContext
  problems: string[]
  shoot(name: string): Promise<void>
}

/** A phone of 375 × 812 that keeps a list of what went wrong on it. */
export async function newPhoneIn(
  browser: Browser,
  options: { locale?: string; story: string },
): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      problems.push(`console: ${message.text()}`)
  })
  let shots = 0
  const folder = join(screens, options.story)
  mkdirSync(folder, { recursive: true })
  return {
    page,
    context,
    problems,
    shoot: async (name) => {
      shots += 1
      await page.screenshot({ path: join(folder, `${String(shots).padStart(2, '0')}-${name}.png`) })
    },
  }
}
