import type { ProblemCode } from '@miaoguo/shared/problem/codes'
import type { Facts } from '@miaoguo/shared/problem/problem'

/** What can go wrong on the phone's side of the wire, beside what the server refuses. */
export type LineTrouble = 'offline' | 'answer_unreadable' | 'sign_in_needed'

/** A refusal the page can put into words; `requestId` lets support find it. */
export type Trouble = {
  code: ProblemCode | LineTrouble
  facts: Facts
  requestId: string | null
}
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Trouble }

export const trouble = (code: Trouble['code']): Trouble => ({ code, facts: {}, requestId: null })
