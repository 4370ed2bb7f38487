import { checkedPromotion, tripQuery, type ShownPromotion } from '../web/promotion.ts'
import { wordsOf, type Words } from '../web/words.ts'

/** What a merchant's page sets. */
export type Properties = {
  amount: number
  currency: string
  /** Of a trip, as `YYYY-MM-DD`; empty where it is none. */
  departsOn: string
  returnsOn: string
  publishableKey: string
  /** Where Miaoguo's API is, without a path; it must be among the mini-program's request domains. */
  server: string
  lang: string
  placement: string
  /** Miaoguo's own mini-program. */
  appId: string
  /** Of a checkout the merchant's server has opened. */
  token: string
}
export const defaults: Properties = {
  amount: 0,
  currency: 'CNY',
  departsOn: '',
  returnsOn: '',
  publishableKey: '',
  server: '',
  lang: 'zh-CN',
  placement: 'product',
  appId: '',
  token: '',
}

/** How far below the screen the component may be when it asks, in px. */
export const nearness = { top: 0, right: 0, bottom: 200, left: 0 }

export type View = { state: 'waiting' | 'shown' | 'hidden'; words: Words | null }
export const waiting: View = { state: 'waiting', words: null }
export const hidden: View = { state: 'hidden', words: null }

/** The question about an amount, or null when there is nothing to ask. */
export function questionOf(it: Properties): string | null {
  const whole = Number.isSafeInteger(it.amount) && it.amount > 0
  if (!whole || !it.publishableKey || !it.server) return null
  return (
    `${it.server}/v1/promotions?key=${encodeURIComponent(it.publishableKey)}` +
    `&amountMinor=${it.amount}&currency=${encodeURIComponent(it.currency)}${tripQuery(it)}`
  )
}

/** What is shown for an answer; anything but complete terms is hidden. */
export function viewOf(it: Properties, status: number, body: unknown): View {
  if (status !== 200) return hidden
  try {
    const promotion = checkedPromotion(typeof body === 'string' ? JSON.parse(body) : body)
    if (!promotion.shown) return hidden
    const shown: ShownPromotion = promotion
    return { state: 'shown', words: wordsOf(shown, /^en\b/i.test(it.lang) ? 'en' : 'zh-CN') }
  } catch {
    return hidden
  }
}

type Jump = { appId: string; path: string; fail?: (error: { errMsg?: string }) => void }
export type Doors = {
  openEmbeddedMiniProgram?: (it: Jump) => void
  navigateToMiniProgram: (it: Jump) => void
}

/** Opens the order in Miaoguo's mini-program: over the lower half of the screen where that can be done, else as a whole. */
export function openCheckout(doors: Doors, it: Pick<Properties, 'appId' | 'token'>): void {
  const path = `checkout/pages/offers/index?token=${encodeURIComponent(it.token)}`
  const jump = { appId: it.appId, path }
  if (!doors.openEmbeddedMiniProgram) return doors.navigateToMiniProgram(jump)
  return doors.openEmbeddedMiniProgram({
    ...jump,
    fail: (error) => {
      // Who said no to the half screen has not asked for a whole one.
      if (!/cancel/i.test(error.errMsg ?? '')) doors.navigateToMiniProgram(jump)
    },
  })
}
