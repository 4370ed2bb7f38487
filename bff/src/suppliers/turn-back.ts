import { financedBySupplier, financedSharesOf } from '@miaoguo/shared/checkout/booking'
import type { AuthorizationId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import { refundableOf, remainingOf } from '../authorizations/views.ts'
import * as bookings from '../bookings/store.ts'
import type { Deps } from '../deps.ts'
import { capabilitiesOf } from '../operations/capabilities.ts'
import { planned, type Step } from '../refunds/reverse-authorization.ts'

type Said = { line: number; answer: 'confirmed' | 'refused' }

/** How what suppliers refused is turned back now, if anything of it can be; in minor units. */
export async function turningBack(
  deps: Deps,
  it: StoredAuthorization,
  said: Said,
): Promise<Step[]> {
  const wanted = await wantedMinor(deps, it, said)
  return wanted > 0 ? planned(deps, it, wanted) : []
}

async function wantedMinor(
  deps: Deps,
  it: StoredAuthorization,
  { line, answer }: Said,
): Promise<number> {
  const sums = financedBySupplier(it.lines, await bookings.listOf(deps.db, it.checkoutId))
  const { refusedMinor, awaitingMinor, confirmedMinor } = sums
  switch (it.status) {
    case 'authorized':
      // A hold is given up whole or not at all.
      return refusedMinor === it.amountMinor ? remainingOf(it) : 0
    case 'partially_captured': {
      // More is still to be captured; what is refused is given up with the last of it.
      if (refusedMinor === 0 || awaitingMinor > 0 || it.capturedMinor < confirmedMinor) return 0
      return remainingOf(it) + refundedOf(deps, it, it.capturedMinor - confirmedMinor)
    }
    case 'captured':
      return answer === 'refused' ? refundedOf(deps, it, financedSharesOf(it.lines)[line] ?? 0) : 0
    case 'cancelled':
    case 'expired':
      return 0
  }
}

/** What of an amount its lender takes back, as much as is free: a lender that takes back all or nothing is not asked for less. */
function refundedOf(deps: Deps, it: StoredAuthorization, amountMinor: number): number {
  const free = Math.min(amountMinor, refundableOf(it))
  const capabilities = capabilitiesOf(deps, it)
  if (!capabilities) return free
  const whole = free === it.capturedMinor
  return capabilities.refund && (capabilities.partialRefund || whole) ? free : 0
}

/** What of refused lines is neither released nor given back, nor on its way back. */
export async function toTurnBackOf(deps: Deps, id: AuthorizationId): Promise<number> {
  const it = await authorizations.findById(deps.db, id)
  invariant(it, 'an authorization stays')
  const { refusedMinor } = financedBySupplier(
    it.lines,
    await bookings.listOf(deps.db, it.checkoutId),
  )
  const turned = it.releasedMinor + it.refundedMinor + it.refundingMinor
  const ended = it.status === 'cancelled' || it.status === 'expired'
  return ended ? 0 : Math.max(0, refusedMinor - turned)
}
