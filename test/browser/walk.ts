import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { Phone } from '../support/browser.ts'
import { cardNumberOf, idNumberOf } from '../support/applying.ts'
import type { Sandbox } from '../support/sandbox.ts'

type Shoot = (name: string) => Promise<void>
const quiet: Shoot = () => Promise.resolve()

let people = 0
/** A phone number nobody else has, ending in a persona's four digits. */
export function aPhone(ending = '8000'): string {
  people += 1
  return `137${String(2000 + people)}${ending}`
}

/** From the shelf to the lender's door: product, cart, checkout, and over to the client. */
export async function orderInShop(
  { page }: Phone,
  sandbox: Sandbox,
  shoot: Shoot = quiet,
): Promise<void> {
  await page.goto(sandbox.shopUrl)
  await shoot('shop')
  await page.locator('a.card').first().click()
  await expect.poll(() => promotionText(page)).toMatch(/¥[\d,.]+ × \d+ 期起/)
  await shoot('product')
  await page.locator('form[action="/cart"] button').first().click()
  await page.goto(`${sandbox.shopUrl}/cart`)
  await shoot('cart')
  await page.goto(`${sandbox.shopUrl}/checkout`)
  await expect.poll(() => promotionText(page)).toContain('年化')
  await shoot('checkout')
  await page.locator('miaoguo-pay button').click()
  await page.waitForURL(/checkout\/pages\/offers/)
}

export const promotionText = (page: Page): Promise<string> =>
  page
    .locator('miaoguo-promotion')
    .first()
    .evaluate((element) =>
      [...(element.shadowRoot?.children ?? [])]
        .filter((it) => it.tagName !== 'STYLE')
        .map((it) => it.textContent)
        .join(' ')
        .replace(/\s+/g, ' '),
    )

/** Phone and one-time code, on whatever page asks for them. */
export async function enter({ page }: Phone, phone: string, shoot: Shoot = quiet): Promise<void> {
  await page.locator('#phone input').fill(phone)
  await shoot('sign-in')
  await page.locator('#send-code').click()
  await page.locator('.sign-in-sent').waitFor()
  await page.locator('#code input').fill('246810')
  await page.locator('#sign-in').click()
}

/** Signs in where offers come next. */
export async function signIn(phone: Phone, number: string, shoot: Shoot = quiet): Promise<void> {
  await enter(phone, number, shoot)
  await phone.page.locator('.offer').first().waitFor()
}

/** Fills in who applies, from the page that asks for it, and comes back with a bound card. */
export async function giveNameAndCard({ page }: Phone, shoot: Shoot = quiet): Promise<void> {
  await page.locator('#real-name input').fill('李晓梅')
  await page.locator('#id-number input').fill(idNumberOf())
  await page.locator('#student-no').click()
  await shoot('identity')
  await page.locator('#verify-identity').click()
  await page.locator('#card-number input').fill(cardNumberOf())
  await page.locator('#card-phone input').fill('13712345678')
  await shoot('card')
  await page.locator('#bind-card').click()
  await page.locator('#to-request').waitFor()
  await shoot('bound')
}

/** Fills in a wish for cash: six installments, repaid in any way, to the first card. */
export async function wishForCash({ page }: Phone, shoot: Shoot = quiet): Promise<void> {
  await page.locator('#cash-amount:visible input').fill('3000')
  await page.locator('#count-6:visible').click()
  await page.locator('#method-any:visible').click()
  await page.locator('.choice[id^="card-"]:visible').first().click()
  await shoot('wish')
  await page.locator('#see-offers:visible').click()
  await page.locator('.offer:visible').first().waitFor()
}

/** Opens the full cost of the first offer of a lender. */
export async function chooseOffer({ page }: Phone, lender: string): Promise<void> {
  const offer = page.locator('.offer', { hasText: lender }).first()
  await offer.locator('.offer-choose').click()
  await page.locator('#confirm-sheet').waitFor()
}

/** Waits out the reading time and confirms. */
export async function readSheet({ page }: Phone): Promise<void> {
  await expect.poll(() => isEnabled(page, '#confirm-sheet')).toBe(true)
  await page.locator('#confirm-sheet').click()
  await page.locator('.consent-item').first().waitFor()
}

export async function agreeToAll({ page }: Phone): Promise<void> {
  for (const item of await page.locator('.consent-item').all()) await item.click()
  await expect.poll(() => isEnabled(page, '#agree')).toBe(true)
}

/** Whether a button can be pressed, for the eye and for assistive technology alike. */
export const isEnabled = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .evaluate(
      (it) => it.getAttribute('aria-disabled') !== 'true' && !(it as HTMLButtonElement).disabled,
    )

/** Everything up to the signature, for stories that are about what comes after it. */
export async function upToSignature(
  phone: Phone,
  sandbox: Sandbox,
  who: { number: string; lender: string },
): Promise<void> {
  await orderInShop(phone, sandbox)
  await signIn(phone, who.number)
  await chooseOffer(phone, who.lender)
  await readSheet(phone)
  await agreeToAll(phone)
}

export type Books = {
  loans: {
    originationReference: string
    merchantReference: string
    loan: { status: string }
    account: { capturedMinor: number }
  }[]
}
/** What a lender wrote down about one order. */
export async function booked(
  sandbox: Sandbox,
  lender: 'huaxin' | 'lezhong' | 'suyi',
  merchantReference: string,
): Promise<Books['loans']> {
  const books = (await (
    await fetch(`http://127.0.0.1:${sandbox.ports.lender[lender]}/sandbox/books`)
  ).json()) as Books
  return books.loans.filter((it) => it.merchantReference === merchantReference)
}
