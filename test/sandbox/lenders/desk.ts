import type { OpenBooks } from './books.ts'
import type { Notifier } from './notifier.ts'
import type { LenderProfile } from './profiles.ts'
import type { LenderKeys, PublicJwk } from './signing.ts'

/** What a lender works with while it answers. */
export type Desk = {
  profile: LenderProfile
  books: OpenBooks
  now(): string
  url(): string
  quoteDelayMs: number
  decisionDelayMs: number
  keys: LenderKeys
  platformKeys: readonly PublicJwk[]
  trustsAnybody: boolean
  notifier: Notifier
}
export type Answer = { status: number; body: unknown } | 'drop' | 'silence' | { garbage: string }

export const problem = (status: number, code: string): Answer => ({
  status,
  body: {
    type: `https://lender.example/problems/${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
  },
})
