import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from 'vitest'
import type { Phone } from '../support/browser.ts'

/** Evaluated, not loaded: the pages' content security policy lets no stranger's script in. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const looks = [
  { name: 'light', dark: false, large: false },
  { name: 'dark', dark: true, large: false },
  { name: 'large', dark: false, large: true },
  { name: 'dark-large', dark: true, large: true },
] as const

/** Shows a page in both languages, light and dark, with standard and large text; each look is judged and kept. */
export async function everyLook(phone: Phone, name: string): Promise<void> {
  const { page } = phone
  for (const language of ['zh-CN', 'en']) {
    await setLanguage(phone, language)
    for (const look of looks) {
      await page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' })
      await setTextSize(phone, look.large)
      await phone.shoot(`${name}-${language}-${look.name}`)
      await expectFits(phone, `${name}, ${language}, ${look.name}`)
      await expectAccessible(phone, `${name}, ${language}, ${look.name}`)
    }
  }
  await setTextSize(phone, false)
  await setLanguage(phone, 'zh-CN')
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Nothing is cut off at the side of a phone. */
async function expectFits({ page }: Phone, look: string): Promise<void> {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('.frame *')]
      .filter((it) => {
        const box = it.getBoundingClientRect()
        return box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5)
      })
      .map((it) => `${it.className || it.tagName}: ${it.textContent?.slice(0, 40)}`),
  )
  expect.soft(wide, look).toEqual([])
}

type AxeResult = {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[]
}

/** Nothing is wrong by axe. */
export async function expectAccessible({ page }: Phone, look: string): Promise<void> {
  const there = await page.evaluate(() => 'axe' in window)
  if (!there) await page.evaluate(axe)
  const result = await page.evaluate<AxeResult>(
    'axe.run(document, { resultTypes: ["violations"] })',
  )
  const found = result.violations.flatMap((it) =>
    it.nodes.map((node) => `${it.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
  expect.soft(found, look).toEqual([])
}

const press = ({ page }: Phone, selector: string): Promise<void> =>
  page.locator(selector).evaluate((it) => (it as HTMLElement).click())

async function setLanguage(phone: Phone, language: string): Promise<void> {
  const now = await phone.page.evaluate(() => document.documentElement.lang)
  if (now === language) return
  await press(phone, '#switch-language')
  await phone.page.waitForFunction((it) => document.documentElement.lang === it, language)
}

async function setTextSize(phone: Phone, large: boolean): Promise<void> {
  const now = (await phone.page.locator('.frame-large').count()) > 0
  if (now !== large) await press(phone, '#switch-text-size')
}
