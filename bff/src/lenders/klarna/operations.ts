import type { LoanState, OperationRefusal } from '@miaoguo/shared/loan/operation'
import type { AmountAsked, Asked, Moved, OperationAsked } from '../lender.ts'
import { offContract, traceOf, unknownOf } from '../vendor.ts'
import { ask, type KlarnaAsked, type KlarnaTarget } from './client.ts'
import { toState } from './translate.ts'
import { WireNothing, WireOrder } from './wire.ts'

const pathOf = (orderId: string, rest = ''): string =>
  `/ordermanagement/v1/orders/${encodeURIComponent(orderId)}${rest}`

export const readOrder = (target: KlarnaTarget, orderId: string): Promise<Asked<WireOrder>> =>
  ask(target, { method: 'GET', path: pathOf(orderId) }, WireOrder)

type Read = { order: WireOrder; state: LoanState }
async function read(target: KlarnaTarget, orderId: string): Promise<Asked<Read>> {
  const asked = await readOrder(target, orderId)
  if (!asked.ok) return asked
  const state = toState(asked.value)
  return state
    ? { ...traceOf(asked), ok: true, value: { order: asked.value, state } }
    : offContract(asked)
}

type Plan = {
  it: OperationAsked
  path: string
  body?: object
  /** What of the operation is there already, in minor units. */
  done(read: Read): number | undefined
  refuse(state: LoanState): OperationRefusal | undefined
  amountMinor(state: LoanState): number
}

/** Reads, judges, sends once under our key, and reads what it did. */
async function move(target: KlarnaTarget, plan: Plan): Promise<Moved> {
  const { it } = plan
  const before = await read(target, it.loanReference)
  if (!before.ok) return unknownOf(before)
  const known = told(plan, before)
  if (known) return known
  const refusal = plan.refuse(before.value.state)
  if (refusal) return { ...traceOf(before), outcome: 'declined', refusal }
  const amountMinor = plan.amountMinor(before.value.state)
  const sent = await ask(
    target,
    {
      method: 'POST',
      path: pathOf(it.loanReference, plan.path),
      key: it.operationReference,
      ...(plan.body ? { body: plan.body } : {}),
    },
    WireNothing,
  )
  if (!sent.ok) return refusedBy(sent)
  const after = await read(target, it.loanReference)
  // It is done; only its figures are not known yet.
  if (!after.ok) return { ...traceOf(sent), outcome: 'settled', amountMinor, position: null }
  return told(plan, after) ?? settled(after, amountMinor)
}

const settled = (read: Extract<Asked<Read>, { ok: true }>, amountMinor: number): Moved => {
  const { schedule: _schedule, ...position } = read.value.state
  return { ...traceOf(read), outcome: 'settled', amountMinor, position }
}

function told(plan: Plan, asked: Extract<Asked<Read>, { ok: true }>): Moved | undefined {
  const amountMinor = plan.done(asked.value)
  if (amountMinor === undefined) return undefined
  return 'amountMinor' in plan.it && plan.it.amountMinor !== amountMinor
    ? { ...traceOf(asked), outcome: 'unknown', reason: 'refused' }
    : settled(asked, amountMinor)
}

function refusedBy(sent: Extract<KlarnaAsked<unknown>, { ok: false }>): Moved {
  const { refusal } = sent
  return refusal ? { ...traceOf(sent), outcome: 'declined', refusal } : unknownOf(sent)
}

export const capture = (target: KlarnaTarget, it: AmountAsked): Promise<Moved> =>
  move(target, {
    it,
    path: '/captures',
    body: { captured_amount: it.amountMinor, reference: it.operationReference },
    done: ({ order }) =>
      order.captures?.find((one) => one.reference === it.operationReference)?.captured_amount,
    refuse: (state) => {
      if (state.status === 'cancelled') return 'loan_cancelled'
      if (state.status === 'expired') return 'authorization_expired'
      const remaining = state.authorizedMinor - state.capturedMinor - state.releasedMinor
      return it.amountMinor > remaining ? 'amount_exceeds_authorized' : undefined
    },
    amountMinor: () => it.amountMinor,
  })

export const refund = (target: KlarnaTarget, it: AmountAsked): Promise<Moved> =>
  move(target, {
    it,
    path: '/refunds',
    body: { refunded_amount: it.amountMinor, reference: it.operationReference },
    done: ({ order }) =>
      order.refunds?.find((one) => one.reference === it.operationReference)?.refunded_amount,
    refuse: (state) => {
      if (state.capturedMinor === 0) return 'loan_not_active'
      return it.amountMinor > state.capturedMinor - (state.refundedMinor ?? 0)
        ? 'amount_exceeds_captured'
        : undefined
    },
    amountMinor: () => it.amountMinor,
  })

export const cancel = (target: KlarnaTarget, it: OperationAsked): Promise<Moved> =>
  move(target, {
    it,
    path: '/cancel',
    done: ({ state }) =>
      state.status === 'cancelled' || state.status === 'expired' ? state.releasedMinor : undefined,
    refuse: (state) => (state.capturedMinor > 0 ? 'loan_captured' : undefined),
    amountMinor: (state) => state.authorizedMinor,
  })

export const releaseRemaining = (target: KlarnaTarget, it: OperationAsked): Promise<Moved> =>
  move(target, {
    it,
    path: '/release-remaining-authorization',
    done: ({ order, state }) =>
      state.capturedMinor > 0 && order.remaining_authorized_amount === 0
        ? state.releasedMinor
        : undefined,
    refuse: (state) => (state.capturedMinor === 0 ? 'loan_not_active' : undefined),
    amountMinor: (state) => state.authorizedMinor - state.capturedMinor,
  })

export const extendAuthorization = (target: KlarnaTarget, it: OperationAsked): Promise<Moved> =>
  move(target, {
    it,
    path: '/extend-authorization-time',
    done: () => undefined,
    refuse: (state) => {
      if (state.status === 'cancelled') return 'loan_cancelled'
      return state.status === 'expired' ? 'authorization_expired' : undefined
    },
    amountMinor: (state) => state.authorizedMinor - state.capturedMinor,
  })
