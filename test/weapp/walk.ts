import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { WechatPhone } from './phone.ts'

/** Signs in with WeChat's one tap and waits for the first offers. */
export async function signIn({ byId, locate }: WechatPhone): Promise<void> {
  await byId('sign-in').tap()
  await locate('.offer').first().waitFor()
}

/** Waits until a slow lender has answered too. */
export const slowOffers = ({ locate }: WechatPhone) =>
  locate('.offer').filter({ hasText: '乐众' }).first().waitFor()

/** Opens the full cost of the first offer of a lender. */
export async function chooseOffer({ locate, byId }: WechatPhone, lender: string): Promise<void> {
  await locate('.offer').filter({ hasText: lender }).first().locator('.offer-choose').tap()
  await byId('confirm-sheet').waitFor()
}

/** Waits out the reading time and confirms. */
export async function readSheet({ byId, locate }: WechatPhone): Promise<void> {
  await expect.poll(() => isEnabled(byId('confirm-sheet'))).toBe(true)
  await byId('confirm-sheet').tap()
  await locate('.consent-item').first().waitFor()
}

export async function agreeToAll({ locate, byId }: WechatPhone): Promise<void> {
  for (const item of await locate('.consent-item').all()) await item.tap()
  await expect.poll(() => isEnabled(byId('agree'))).toBe(true)
}

/** Everything from the launch to the signature. */
export async function upToSignature(phone: WechatPhone, lender: string): Promise<void> {
  await signIn(phone)
  await chooseOffer(phone, lender)
  await readSheet(phone)
  await agreeToAll(phone)
}

/** Whether a native button can be pressed, for the eye and for assistive technology alike. */
export const isEnabled = (button: Locator): Promise<boolean> =>
  button.evaluate(
    (it) => !it.hasAttribute('disabled') && it.getAttribute('aria-disabled') !== 'true',
  )

/** Two taps with nothing between them, quicker than any page can answer. */
export const tapTwice = (button: Locator): Promise<void> =>
  button.evaluate((target) => {
    const { x, y } = target.getBoundingClientRect()
    for (const identifier of [1, 2]) {
      const touch = new Touch({ identifier, target, clientX: x + 5, clientY: y + 5 })
      for (const type of ['touchstart', 'touchend'])
        target.dispatchEvent(new TouchEvent(type, { changedTouches: [touch], bubbles: true }))
    }
  })

export const amounts = async (figures: Locator): Promise<number[]> =>
  (await figures.allTextContents()).map((text) => Number(text.replace(/[^\d.]/g, '')))
