import { LoanId } from '@miaoguo/shared/id/id'
import type { Loan } from '@miaoguo/shared/loan/loan'
import type {
  LoanInstallment,
  PayoffOffer,
  PrepaymentKeep,
  Repayment,
  RepaymentKind,
  RepaymentOptions,
  RepaymentPreview,
  WithdrawalOffer,
} from '@miaoguo/shared/repayment/repayment'
import { create } from 'zustand'
import { trouble, type Trouble } from '../../api/answer'
import { viewLoan } from '../../api/loans'
import {
  makeRepayment,
  previewRepayment,
  previewWithdrawal,
  quotePayoff,
  viewInstallments,
  viewRepayment,
  type Wanted,
} from '../../api/repayments'
import { wait } from '../../platform/clock'

/** The loan as it stood when the page was opened. */
export type Standing = {
  loan: Loan
  installments: readonly LoanInstallment[]
  options: RepaymentOptions
}
/** What was worked out and not paid yet: a preview of an amount, the lender's quote, or what undoes the loan. */
export type Plan = {
  wanted: Wanted
  preview: RepaymentPreview | null
  quote: PayoffOffer | null
  withdrawal: WithdrawalOffer | null
}

/** How the loan has ended with the repayment, if it has. */
export type Closed = 'paid_off' | 'withdrawn' | null

type Phase =
  | { phase: 'loading' }
  | { phase: 'choosing'; standing: Standing; busy: boolean; problem: Trouble | null }
  /** A payoff: the lender's quote is on the table. */
  | { phase: 'quoted'; standing: Standing; quote: PayoffOffer }
  /** A withdrawal: what it costs and gives back is on the table. */
  | { phase: 'undoing'; standing: Standing; offer: WithdrawalOffer }
  | { phase: 'confirming'; standing: Standing; plan: Plan; problem: Trouble | null }
  | { phase: 'sending'; standing: Standing; plan: Plan }
  /** The request went out and no answer came: the lender may have booked it. */
  | { phase: 'unknown'; standing: Standing; plan: Plan }
  | { phase: 'told'; standing: Standing; repayment: Repayment; closed: Closed }
  | { phase: 'refused'; problem: Trouble }

type State = {
  kind: RepaymentKind
  amountText: string
  keep: PrepaymentKeep | null
  state: Phase
}
const nothing: State = {
  kind: 'installment',
  amountText: '',
  keep: null,
  state: { phase: 'loading' },
}
export const useRepay = create<State>(() => nothing)
const set = (state: Phase): void => useRepay.setState({ state })

let run = 0

/** Opens a way of paying. What was typed, is under way, or is not known yet, stays on the page that is shown again. */
export async function openRepay(loan: string, kind: RepaymentKind): Promise<void> {
  const { state, kind: shown } = useRepay.getState()
  if (state.phase === 'sending' || state.phase === 'unknown') return
  if ('standing' in state && state.standing.loan.id === loan && shown === kind) return
  const mine = ++run
  useRepay.setState({ ...nothing, kind })
  const id = LoanId.safeParse(loan)
  if (!id.success) return set({ phase: 'refused', problem: trouble('not_found') })
  const [found, rows] = await Promise.all([viewLoan(id.data), viewInstallments(id.data)])
  if (mine !== run) return
  if (!found.ok) return set({ phase: 'refused', problem: found.problem })
  if (!rows.ok) return set({ phase: 'refused', problem: rows.problem })
  const { installments, options } = rows.value
  const standing = { loan: found.value, installments, options }
  const { pending } = options
  if (pending) return follow(pending, standing, mine)
  if (kind === 'payoff') return askQuote(standing, mine)
  if (kind === 'withdrawal') return askWithdrawal(standing, mine)
  set({ phase: 'choosing', standing, busy: false, problem: null })
}

export function leaveRepay(): void {
  run += 1
  useRepay.setState(nothing)
}

async function askQuote(standing: Standing, mine: number): Promise<void> {
  const answer = await quotePayoff(standing.loan.id)
  if (mine !== run) return
  if (answer.ok) set({ phase: 'quoted', standing, quote: answer.value })
  else set({ phase: 'refused', problem: answer.problem })
}

async function askWithdrawal(standing: Standing, mine: number): Promise<void> {
  const answer = await previewWithdrawal(standing.loan.id)
  if (mine !== run) return
  if (answer.ok) set({ phase: 'undoing', standing, offer: answer.value })
  else set({ phase: 'refused', problem: answer.problem })
}

/** What is typed belongs to nobody's plan yet. */
export const typeAmount = (amountText: string): void => useRepay.setState({ amountText })
export const chooseKeep = (keep: PrepaymentKeep): void => useRepay.setState({ keep })

/** Works out what an amount does, and shows it before anything is paid. */
export async function planAmount(amountMinor: number): Promise<void> {
  const { state, kind, keep } = useRepay.getState()
  if (state.phase !== 'choosing' || state.busy) return
  if (kind === 'payoff' || kind === 'withdrawal') return
  const { standing } = state
  const mine = run
  set({ ...state, busy: true, problem: null })
  const { currency, id } = standing.loan
  const asked = { amountMinor, currency, ...(kind === 'prepayment' && keep ? { keep } : {}) }
  const answer = await previewRepayment(id, { kind, ...asked })
  if (mine !== run) return
  if (!answer.ok) return set({ ...state, busy: false, problem: answer.problem })
  const plan = { wanted: { kind, ...asked }, preview: answer.value, quote: null, withdrawal: null }
  set({ phase: 'confirming', standing, plan, problem: null })
}

export function planPayoff(): void {
  const { state } = useRepay.getState()
  if (state.phase !== 'quoted') return
  const { standing, quote } = state
  const { totalMinor: amountMinor, currency, id } = quote
  const wanted: Wanted = { kind: 'payoff', amountMinor, currency, payoffQuoteId: id }
  const plan = { wanted, preview: null, quote, withdrawal: null }
  set({ phase: 'confirming', standing, plan, problem: null })
}

export function planWithdrawal(): void {
  const { state } = useRepay.getState()
  if (state.phase !== 'undoing') return
  const { standing, offer } = state
  const { totalMinor: amountMinor, currency } = offer
  const wanted: Wanted = { kind: 'withdrawal', amountMinor, currency }
  const plan = { wanted, preview: null, quote: null, withdrawal: offer }
  set({ phase: 'confirming', standing, plan, problem: null })
}

/** Back to the choice; nothing was paid. */
export function changePlan(): void {
  const { state } = useRepay.getState()
  if (state.phase !== 'confirming') return
  const { standing, plan } = state
  if (plan.quote) set({ phase: 'quoted', standing, quote: plan.quote })
  else if (plan.withdrawal) set({ phase: 'undoing', standing, offer: plan.withdrawal })
  else set({ phase: 'choosing', standing, busy: false, problem: null })
}

/** Pays. A second tap finds the first one at work and does nothing. */
export async function confirmPlan(): Promise<void> {
  const { state } = useRepay.getState()
  if (state.phase !== 'confirming' && state.phase !== 'unknown') return
  const { standing, plan } = state
  const mine = run
  set({ phase: 'sending', standing, plan })
  const first = standing.installments.find((row) => row.state !== 'paid')
  const stood = first ? `${first.number}.${first.paidMinor}` : ''
  const answer = await makeRepayment(standing.loan.id, plan.wanted, stood)
  if (mine !== run) return
  if (answer.ok) return follow(answer.value, standing, mine)
  set(afterRefusal(standing, plan, answer.problem))
}

function afterRefusal(standing: Standing, plan: Plan, problem: Trouble): Phase {
  switch (problem.code) {
    case 'offline':
    case 'answer_unreadable':
    case 'internal_error':
    case 'idempotency_request_running':
      return { phase: 'unknown', standing, plan }
    case 'rate_limited':
    case 'operation_pending':
    case 'lender_unavailable':
      return { phase: 'confirming', standing, plan, problem }
    default:
      return { phase: 'refused', problem }
  }
}

const pauseMs = 1000

/** Shows where a repayment stands and waits with the borrower until the lender has told. */
async function follow(repayment: Repayment, standing: Standing, mine: number): Promise<void> {
  let known = repayment
  set({ phase: 'told', standing, repayment: known, closed: null })
  while (known.status === 'pending') {
    const answer = await viewRepayment(known.id, 'wait')
    if (mine !== run) return
    if (answer.ok) known = answer.value
    else if (answer.problem.code === 'sign_in_needed')
      return set({ phase: 'refused', problem: answer.problem })
    if (answer.ok) set({ phase: 'told', standing, repayment: known, closed: null })
    if (known.status === 'pending') await wait(pauseMs)
    if (mine !== run) return
  }
  if (known.status !== 'succeeded') return
  const after = await viewLoan(standing.loan.id)
  if (mine !== run || !after.ok) return
  const { status } = after.value
  const closed = status === 'paid_off' || status === 'withdrawn' ? status : null
  set({ phase: 'told', standing: { ...standing, loan: after.value }, repayment: known, closed })
}
