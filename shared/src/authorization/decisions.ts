import type { CheckoutStatus } from '../checkout/checkout.ts'
import type { ProblemCode } from '../problem/codes.ts'
import type { AuthorizationStatus, OperationStatus } from './authorization.ts'

/**
 * What is done when something happens to an object in a state: it moves (`to`, the same state when only its figures
 * change), it is refused with a code, nothing more comes of it because it is so already (`already`), or it cannot happen
 * as long as we write the truth down, and people are called (`contradiction`).
 */
export type Decision<S extends string> =
  | { to: S }
  | { refuse: ProblemCode }
  | { already: true }
  | { contradiction: true }
export type DecisionTable<S extends string, E extends string> = Record<S, Record<E, Decision<S>>>

const already = { already: true } as const
const contradiction = { contradiction: true } as const
const refuse = <C extends ProblemCode>(code: C) => ({ refuse: code })
const to = <S extends string>(status: S) => ({ to: status })

/**
 * What happens to an order. `apply`: a shopper applies. `decline`, `draw`, `hold`: a lender says no, lends at once, or
 * holds the amount. `capture`: the first part of a hold is drawn. `void`, `lapse`: a hold is ended, or ends by time.
 * `cancel`: the merchant cancels the order. `expire`: its time runs out before anybody paid.
 */
export const checkoutEvents = [
  'apply',
  'decline',
  'draw',
  'hold',
  'capture',
  'void',
  'lapse',
  'cancel',
  'expire',
] as const
export type CheckoutHappening = (typeof checkoutEvents)[number]

/** A loan decided on a checkout that waits for none is no decision of this table: the application's row takes it first. */
const undecidable = { decline: contradiction, draw: contradiction, hold: contradiction } as const
const notHeld = { capture: contradiction, void: contradiction, lapse: contradiction } as const

export const checkoutDecisions: DecisionTable<CheckoutStatus, CheckoutHappening> = {
  open: {
    ...undecidable,
    ...notHeld,
    apply: to('pending'),
    cancel: to('cancelled'),
    expire: to('expired'),
  },
  pending: {
    ...notHeld,
    apply: refuse('checkout_application_pending'),
    decline: to('open'),
    draw: to('paid'),
    hold: to('authorized'),
    cancel: refuse('checkout_application_pending'),
    // A lender is deciding: the order waits for it, and expires only if it comes free again.
    expire: already,
  },
  authorized: {
    ...undecidable,
    apply: refuse('checkout_not_open'),
    capture: to('paid'),
    void: to('cancelled'),
    lapse: to('expired'),
    // Money is held: the authorization is cancelled, and the order with it.
    cancel: refuse('checkout_not_open'),
    expire: already,
  },
  paid: {
    ...undecidable,
    apply: refuse('checkout_not_open'),
    capture: already,
    void: contradiction,
    lapse: already,
    cancel: refuse('checkout_not_open'),
    expire: already,
  },
  expired: {
    ...undecidable,
    apply: refuse('checkout_expired'),
    capture: contradiction,
    void: already,
    lapse: already,
    cancel: already,
    expire: already,
  },
  cancelled: {
    ...undecidable,
    apply: refuse('checkout_not_open'),
    capture: contradiction,
    void: already,
    lapse: already,
    cancel: already,
    expire: already,
  },
}

/**
 * What happens to a hold. `ask_…`: the merchant asks for it. `capture_part`, `capture_rest`, `release`, `cancel`,
 * `extend`, `refund`: the lender did it. `fail`: the lender refused it. `expire`: its time ran out.
 */
export const authorizationEvents = [
  'ask_capture',
  'ask_release',
  'ask_cancel',
  'ask_extension',
  'ask_refund',
  'capture_part',
  'capture_rest',
  'release',
  'cancel',
  'extend',
  'refund',
  'fail',
  'expire',
] as const
export type AuthorizationHappening = (typeof authorizationEvents)[number]

/** Nothing of a hold that has ended can be drawn, given up or prolonged, by whoever says so. */
const ended = {
  capture_part: contradiction,
  capture_rest: contradiction,
  extend: contradiction,
  expire: already,
} as const

export const authorizationDecisions: DecisionTable<AuthorizationStatus, AuthorizationHappening> = {
  authorized: {
    ask_capture: to('authorized'),
    ask_release: refuse('authorization_not_captured'),
    ask_cancel: to('authorized'),
    ask_extension: to('authorized'),
    ask_refund: refuse('authorization_not_captured'),
    capture_part: to('partially_captured'),
    capture_rest: to('captured'),
    release: contradiction,
    cancel: to('cancelled'),
    extend: to('authorized'),
    refund: contradiction,
    fail: to('authorized'),
    expire: to('expired'),
  },
  partially_captured: {
    ask_capture: to('partially_captured'),
    ask_release: to('partially_captured'),
    ask_cancel: refuse('authorization_captured'),
    ask_extension: to('partially_captured'),
    ask_refund: to('partially_captured'),
    capture_part: to('partially_captured'),
    capture_rest: to('captured'),
    release: to('captured'),
    cancel: contradiction,
    extend: to('partially_captured'),
    refund: to('partially_captured'),
    fail: to('partially_captured'),
    expire: to('captured'),
  },
  captured: {
    ...ended,
    ask_capture: refuse('authorization_not_open'),
    ask_release: refuse('authorization_not_open'),
    ask_cancel: refuse('authorization_captured'),
    ask_extension: refuse('authorization_not_open'),
    ask_refund: to('captured'),
    // What ended by time is released at the lender afterwards; it is written down already.
    release: already,
    cancel: contradiction,
    refund: to('captured'),
    fail: to('captured'),
  },
  cancelled: {
    ...ended,
    ask_capture: refuse('authorization_not_open'),
    ask_release: refuse('authorization_not_open'),
    ask_cancel: already,
    ask_extension: refuse('authorization_not_open'),
    ask_refund: refuse('authorization_not_captured'),
    release: contradiction,
    cancel: already,
    refund: contradiction,
    fail: to('cancelled'),
  },
  expired: {
    ...ended,
    ask_capture: refuse('authorization_expired'),
    ask_release: refuse('authorization_expired'),
    ask_cancel: already,
    ask_extension: refuse('authorization_expired'),
    ask_refund: refuse('authorization_not_captured'),
    release: contradiction,
    cancel: already,
    refund: contradiction,
    fail: to('expired'),
  },
}

/** What happens to a refund, or to any operation: the lender did it, refused it, or is still at it. */
export const refundEvents = ['settle', 'refuse', 'wait'] as const
export type RefundHappening = (typeof refundEvents)[number]

export const refundDecisions: DecisionTable<OperationStatus, RefundHappening> = {
  pending: { settle: to('succeeded'), refuse: to('failed'), wait: to('pending') },
  succeeded: { settle: already, refuse: contradiction, wait: already },
  failed: { settle: contradiction, refuse: already, wait: already },
}

/**
 * The states something may happen in and where it leads from them; the row in a database decides which it is.
 * @example comingTo(refundDecisions, 'settle') // => { from: ['pending'], to: 'succeeded' }
 */
export function comingTo<S extends string, E extends string>(
  table: DecisionTable<S, E>,
  event: E,
): { from: S[]; to: S } | undefined {
  const moves = (Object.keys(table) as S[]).flatMap((from) => {
    const decision = table[from][event]
    return 'to' in decision ? [{ from, to: decision.to }] : []
  })
  const [first] = moves
  if (!first || moves.some((it) => it.to !== first.to)) return undefined
  return { from: moves.map((it) => it.from), to: first.to }
}
