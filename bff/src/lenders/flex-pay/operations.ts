import type { Currency } from '@miaoguo/shared/money/money'
import type { LoanState, OperationRefusal } from '@miaoguo/shared/loan/operation'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import { decimalOf } from '../decimal.ts'
import type { AmountAsked, Asked, Moved, OperationAsked } from '../lender.ts'
import { offContract, traceOf, unknownOf } from '../vendor.ts'
import type { AskFlexPay } from './client.ts'
import { toState } from './translate.ts'
import { WireTransaction } from './wire.ts'

/** Flex Pay transactions carry no currency of their own, so an adapter speaks one. */
export type FlexPayDesk = { ask: AskFlexPay; currency: Currency; now(): Instant }

const pathOf = (id: string, rest = ''): string =>
  `/v1/transactions/${encodeURIComponent(id)}${rest}`

function stateOf(desk: FlexPayDesk, asked: Asked<WireTransaction>): Asked<LoanState> {
  if (!asked.ok) return asked
  const nowMs = millisecondsOf(desk.now())
  const value = toState(asked.value, { currency: desk.currency, nowMs })
  return value ? { ...traceOf(asked), ok: true, value } : offContract(asked)
}

export const readState = async (desk: FlexPayDesk, id: string): Promise<Asked<LoanState>> =>
  stateOf(desk, await desk.ask({ method: 'GET', path: pathOf(id) }, WireTransaction))

type Plan = {
  it: OperationAsked & { amountMinor?: number; currency?: Currency }
  path: '/capture' | '/void' | '/refund'
  /** Only what can never be right under any key is refused before it is sent: the key may be known there already. */
  refuse(state: LoanState): OperationRefusal | undefined
  /** What a refusal of theirs means, by the state it left. */
  refused(state: LoanState): OperationRefusal
  /** What moved when no amount was named. */
  amountMinor(state: LoanState): number
}

async function move(desk: FlexPayDesk, plan: Plan): Promise<Moved> {
  const { it } = plan
  const before = await readState(desk, it.loanReference)
  if (!before.ok) return unknownOf(before)
  const refusal = plan.refuse(before.value)
  if (refusal) return { ...traceOf(before), outcome: 'declined', refusal }
  const sent = await desk.ask(
    {
      method: 'POST',
      path: pathOf(it.loanReference, plan.path),
      key: it.operationReference,
      body: {
        merchant_reference_id: it.operationReference,
        ...(it.amountMinor === undefined
          ? {}
          : { amount: Number(decimalOf(it.amountMinor, desk.currency)), currency: desk.currency }),
      },
    },
    WireTransaction,
  )
  if (!sent.ok)
    return sent.reason === 'refused' && (sent.status === 400 || sent.status === 422)
      ? { ...traceOf(sent), outcome: 'declined', refusal: plan.refused(before.value) }
      : unknownOf(sent)
  const after = stateOf(desk, sent)
  if (!after.ok) return unknownOf(after)
  const { schedule: _schedule, ...position } = after.value
  const amountMinor = it.amountMinor ?? plan.amountMinor(before.value)
  return { ...traceOf(sent), outcome: 'settled', amountMinor, position }
}

const remainingOf = (state: LoanState): number =>
  state.authorizedMinor - state.capturedMinor - state.releasedMinor

export const capture = (desk: FlexPayDesk, it: AmountAsked): Promise<Moved> =>
  move(desk, {
    it,
    path: '/capture',
    refuse: (state) => {
      if (state.status === 'cancelled') return 'loan_cancelled'
      return it.amountMinor > state.authorizedMinor ? 'amount_exceeds_authorized' : undefined
    },
    refused: (state) =>
      state.status === 'expired' ? 'authorization_expired' : 'amount_exceeds_authorized',
    amountMinor: remainingOf,
  })

export const refund = (desk: FlexPayDesk, it: AmountAsked): Promise<Moved> =>
  move(desk, {
    it,
    path: '/refund',
    refuse: (state) => {
      if (state.capturedMinor === 0) return 'loan_not_active'
      return it.amountMinor > state.capturedMinor ? 'amount_exceeds_captured' : undefined
    },
    refused: () => 'amount_exceeds_captured',
    amountMinor: (state) => state.capturedMinor,
  })

/** Voids everything, when nothing is captured; an authorization that has ended is ended. */
export async function cancel(desk: FlexPayDesk, it: OperationAsked): Promise<Moved> {
  const before = await readState(desk, it.loanReference)
  if (!before.ok) return unknownOf(before)
  const { schedule: _schedule, ...position } = before.value
  if (position.status === 'cancelled' || position.status === 'expired')
    return { ...traceOf(before), outcome: 'settled', amountMinor: position.releasedMinor, position }
  return move(desk, {
    it,
    path: '/void',
    refuse: (state) => (state.capturedMinor > 0 ? 'loan_captured' : undefined),
    refused: () => 'lender_policy',
    amountMinor: remainingOf,
  })
}

export const releaseRemaining = (desk: FlexPayDesk, it: OperationAsked): Promise<Moved> =>
  move(desk, {
    it,
    path: '/void',
    refuse: (state) => (state.capturedMinor === 0 ? 'loan_not_active' : undefined),
    refused: () => 'lender_policy',
    amountMinor: remainingOf,
  })
