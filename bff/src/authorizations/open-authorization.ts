import type { CaptureMode } from '@miaoguo/shared/checkout/checkout'
import {
  AuthorizationId,
  type CheckoutId,
  type LoanId,
  type MerchantId,
} from '@miaoguo/shared/id/id'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import * as authorizations from './store.ts'
import { tellAuthorization } from './tell-authorization.ts'

type Opened = {
  checkoutId: CheckoutId
  merchantId: MerchantId
  /** How far the merchant's own time is ahead of the lender's. */
  clockAheadMs: number
  loanId: LoanId
  lenderId: string
  productCode: string
  lenderLoanReference: string
  captureMode: CaptureMode
  currency: Currency
  amountMinor: number
  /** Null where the lender has drawn at once. */
  lenderExpiresAt: Instant | null
}

/** Hours before the end at which a merchant is warned, the earliest first. */
export const warnings = [72, 24] as const
const hourMs = 3_600_000

/** A warning that would come with the beginning says nothing, so it counts as told. */
const warnedFromStart = (deps: Deps, it: Opened): number | null => {
  if (it.lenderExpiresAt === null) return null
  const lifeMs = millisecondsOf(it.lenderExpiresAt) - millisecondsOf(deps.wallNow())
  return warnings.filter((hours) => lifeMs <= hours * hourMs).at(-1) ?? null
}

/** Writes what a lender holds or has drawn, in the transaction that keeps its yes. */
export async function openAuthorization(deps: Deps, tx: Tx, it: Opened): Promise<void> {
  const drawn = it.lenderExpiresAt === null
  const id = AuthorizationId.parse(deps.newId('authorization'))
  await authorizations.insert(tx, {
    id,
    checkoutId: it.checkoutId,
    merchantId: it.merchantId,
    loanId: it.loanId,
    lenderId: it.lenderId,
    productCode: it.productCode,
    lenderLoanReference: it.lenderLoanReference,
    captureMode: it.captureMode,
    status: drawn ? 'captured' : 'authorized',
    currency: it.currency,
    amountMinor: it.amountMinor,
    capturedMinor: drawn ? it.amountMinor : 0,
    releasedMinor: 0,
    refundedMinor: 0,
    expiresAt:
      it.lenderExpiresAt === null ? null : instantAfter(it.lenderExpiresAt, it.clockAheadMs),
    warnedHours: warnedFromStart(deps, it),
    createdAt: deps.now(),
  })
  // An order that is drawn at once is told of as paid, and by nothing else.
  if (it.captureMode === 'automatic') return
  await tellAuthorization(deps, tx, { id, type: 'authorization.created' })
  if (drawn) await tellAuthorization(deps, tx, { id, type: 'authorization.captured' })
}
