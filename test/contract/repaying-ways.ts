import { documentContract } from '@miaoguo/shared/contract/shopper/documents'
import { repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import type { World } from '../support/app.ts'
import { linesOf } from '../support/credit-lines.ts'
import { held } from '../support/held.ts'
import { borrowed, repayingOf, type Borrowed } from '../support/repaying.ts'
import { valueOf } from '../support/shopper.ts'
import type { Example, Request, Stage } from './examples.ts'
import { creditLineExamples, creditLineWays } from './credit-line-ways.ts'
import { autopayExamples, autopayWays, setMandated, type Mandated } from './autopay-ways.ts'
import { reliefExamples, reliefWays, setEased, type Eased } from './relief-ways.ts'
import { send } from './send.ts'

type Way = (world: World) => Promise<Response>

/** A loan of somebody, and what was paid of it. */
export type Debt = {
  loan: Borrowed
  repaymentId: string
  eased: Eased
  /** Somebody with a line that stands. */
  line: Awaited<ReturnType<ReturnType<typeof linesOf>['opened']>>
  mandated: Mandated
}

export async function setDebt(world: World): Promise<Debt> {
  const loan = await borrowed(world)
  const paid = valueOf(await repayingOf(world).pay(loan, { amountMinor: 100 }))
  return {
    loan,
    repaymentId: paid.id,
    eased: await setEased(world),
    line: await linesOf(world).opened(),
    mandated: await setMandated(world),
  }
}

const mine = (stage: Stage): Request => ({
  token: stage.debt.loan.me.token,
  params: { id: stage.debt.loan.loanId },
})
const private_ = (request: (stage: Stage) => Request): Example => ({
  request,
  foreign: (stage) => ({ ...request(stage), token: stage.stranger.token }),
})

export const repayingExamples: Record<string, Example> = {
  ...reliefExamples,
  ...creditLineExamples,
  ...autopayExamples,
  listBills: {
    request: (stage) => ({ token: mine(stage).token, query: { which: 'open', limit: '2' } }),
  },
  viewInstallments: private_(mine),
  listLoanDocuments: private_(mine),
  listRateChanges: private_(mine),
  viewLoanDocument: private_((stage) => {
    const { token, params } = mine(stage)
    return { token, params: { ...params, kind: 'agreement' } }
  }),
  quotePayoff: private_((stage) => ({ ...mine(stage), body: {} })),
  previewWithdrawal: private_((stage) => ({ ...mine(stage), body: {} })),
  previewRepayment: private_((stage) => ({
    ...mine(stage),
    body: { kind: 'prepayment', amountMinor: 50_000, currency: 'CNY', keep: 'term' },
  })),
  makeRepayment: private_((stage) => ({
    ...mine(stage),
    body: { kind: 'installment', amountMinor: 100, currency: 'CNY' },
  })),
  viewRepayment: private_((stage) => ({
    token: mine(stage).token,
    params: { id: stage.debt.repaymentId },
    query: { wait: 'false' },
  })),
}

type Ask = { body?: Record<string, unknown>; lender?: string; ending?: string }
const ask = async (world: World, endpoint: Endpoint, it: Ask = {}): Promise<Response> => {
  const { body, ...order } = it
  return askOf(world, endpoint, { loan: await borrowed(world, order), ...(body ? { body } : {}) })
}
const askOf = (
  world: World,
  endpoint: Endpoint,
  it: { loan: Borrowed; body?: Record<string, unknown> },
): Promise<Response> =>
  send(world, endpoint, {
    token: it.loan.me.token,
    params: { id: it.loan.loanId },
    body: it.body ?? {},
  })

/** A hold of which nothing was drawn: nothing is owed. */
const undrawn = async (world: World): Promise<Borrowed> => {
  const it = await held(world)
  return { ...it, loanId: (await it.loan()).id }
}
/** A repayment that the lender is still at. */
const busy = async (world: World): Promise<Borrowed> => {
  const loan = await borrowed(world, { lender: 'Suyi', ending: '0011' })
  await repayingOf(world).pay(loan, { amountMinor: 100 })
  return loan
}
/** Asks while nobody knows what the lender can do. */
async function unknownLender(
  world: World,
  what: (loan: Borrowed) => Promise<Response>,
): Promise<Response> {
  const loan = await borrowed(world)
  const entry = world.deps.lenders.byCode('huaxin')
  if (!entry) throw new Error('a lender of the sandbox')
  const products = entry.terms.products.map((it) => ({ it, can: it.capabilities }))
  for (const { it } of products)
    if (it.capabilities)
      it.capabilities = { ...it.capabilities, repayment: false, payoffQuote: false }
  try {
    return await what(loan)
  } finally {
    for (const { it, can } of products) if (can) it.capabilities = can
  }
}

const { quotePayoff, previewWithdrawal, preview, make } = repaymentContract
const pay = (amountMinor: number, rest: Record<string, unknown> = {}) => ({
  kind: 'installment',
  amountMinor,
  currency: 'CNY',
  ...rest,
})

/** A loan whose last day to withdraw was long ago, by our own mirror. */
const oldLoan = async (world: World): Promise<Borrowed> => {
  const loan = await borrowed(world)
  await world.deps.db
    .updateTable('loans')
    .set({ drawnOn: '2020-01-01' })
    .where('id', '=', loan.loanId)
    .execute()
  return loan
}

/** A loan that is paid off. */
const settledAt = async (world: World, lender: string): Promise<Borrowed> => {
  const loan = await borrowed(world, { lender })
  const phone = repayingOf(world)
  const quote = valueOf(await phone.quote(loan))
  const paid = { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id }
  valueOf(await phone.pay(loan, paid))
  return loan
}
const certified = (world: World, loan: Borrowed): Promise<Response> =>
  send(world, documentContract.view, {
    token: loan.me.token,
    params: { id: loan.loanId, kind: 'lender_settlement' },
  })

/** Ways to the problems of paying a loan back. */
export const repayingWays: Record<string, Way> = {
  ...reliefWays,
  ...creditLineWays,
  ...autopayWays,

  'quotePayoff loan_not_active': async (world) =>
    askOf(world, quotePayoff, { loan: await undrawn(world) }),
  'quotePayoff operation_unsupported': (world) =>
    unknownLender(world, (loan) => askOf(world, quotePayoff, { loan })),
  'quotePayoff operation_pending': async (world) =>
    askOf(world, quotePayoff, { loan: await busy(world) }),
  'quotePayoff lender_figures_differ': (world) =>
    ask(world, quotePayoff, { lender: 'Suyi', ending: '0013' }),
  'quotePayoff lender_unavailable': async (world) => {
    const loan = await borrowed(world)
    const lender = world.deps.lenders.byCode('huaxin')?.lender
    if (!lender) throw new Error('a lender of the sandbox')
    const usual = lender.quotePayoff
    lender.quotePayoff = async () => ({ ok: false, reason: 'timeout', correlationId: 'exchange-1' })
    const response = await askOf(world, quotePayoff, { loan })
    lender.quotePayoff = usual
    return response
  },

  'viewLoanDocument operation_unsupported': async (world) =>
    certified(world, await settledAt(world, 'Lezhong')),
  'viewLoanDocument lender_unavailable': async (world) => {
    const loan = await settledAt(world, 'Huaxin')
    const lender = world.deps.lenders.byCode('huaxin')?.lender
    if (!lender) throw new Error('a lender of the sandbox')
    const usual = lender.settlementCertificate
    lender.settlementCertificate = async () => ({
      ok: false,
      reason: 'timeout',
      correlationId: 'none',
    })
    try {
      return await certified(world, loan)
    } finally {
      lender.settlementCertificate = usual
    }
  },
  'viewLoanDocument loan_not_settled': async (world) => {
    const { me, loanId } = await borrowed(world)
    const params = { id: loanId, kind: 'settlement' }
    return send(world, documentContract.view, { token: me.token, params })
  },

  'previewWithdrawal loan_not_active': async (world) =>
    askOf(world, previewWithdrawal, { loan: await undrawn(world) }),
  'previewWithdrawal operation_unsupported': (world) =>
    unknownLender(world, (loan) => askOf(world, previewWithdrawal, { loan })),
  'previewWithdrawal operation_pending': async (world) =>
    askOf(world, previewWithdrawal, { loan: await busy(world) }),
  'previewWithdrawal withdrawal_period_over': async (world) =>
    askOf(world, previewWithdrawal, { loan: await oldLoan(world) }),
  'previewWithdrawal lender_figures_differ': (world) =>
    ask(world, previewWithdrawal, { lender: 'Suyi', ending: '0013' }),
  'previewWithdrawal lender_unavailable': async (world) => {
    const loan = await borrowed(world)
    const lender = world.deps.lenders.byCode('huaxin')?.lender
    if (!lender) throw new Error('a lender of the sandbox')
    const usual = lender.quoteWithdrawal
    const correlationId = 'exchange-1'
    lender.quoteWithdrawal = async () => ({ ok: false, reason: 'timeout', correlationId })
    const response = await askOf(world, previewWithdrawal, { loan })
    lender.quoteWithdrawal = usual
    return response
  },

  'previewRepayment loan_not_active': async (world) =>
    askOf(world, preview, { loan: await undrawn(world), body: pay(1) }),
  'previewRepayment operation_unsupported': (world) =>
    ask(world, preview, { lender: 'Lezhong', body: pay(1, { kind: 'prepayment', keep: 'term' }) }),
  'previewRepayment currency_mismatch': (world) =>
    ask(world, preview, { body: pay(1, { currency: 'EUR' }) }),
  'previewRepayment amount_exceeds_due': (world) => ask(world, preview, { body: pay(60_000) }),
  'previewRepayment amount_exceeds_outstanding': (world) =>
    ask(world, preview, { body: pay(120_000, { kind: 'prepayment', keep: 'term' }) }),

  'makeRepayment loan_not_active': async (world) =>
    askOf(world, make, { loan: await undrawn(world), body: pay(1) }),
  'makeRepayment operation_unsupported': (world) =>
    unknownLender(world, (loan) => askOf(world, make, { loan, body: pay(1) })),
  'makeRepayment operation_pending': async (world) =>
    askOf(world, make, { loan: await busy(world), body: pay(1) }),
  'makeRepayment currency_mismatch': (world) =>
    ask(world, make, { body: pay(1, { currency: 'EUR' }) }),
  'makeRepayment amount_exceeds_due': (world) => ask(world, make, { body: pay(60_000) }),
  'makeRepayment amount_exceeds_outstanding': (world) =>
    ask(world, make, { body: pay(120_000, { kind: 'prepayment', keep: 'term' }) }),
  'makeRepayment payoff_quote_expired': (world) =>
    ask(world, make, {
      body: pay(1, { kind: 'payoff', payoffQuoteId: 'pfq_0000000000000000' }),
    }),
  'makeRepayment withdrawal_period_over': async (world) =>
    askOf(world, make, { loan: await oldLoan(world), body: pay(120_000, { kind: 'withdrawal' }) }),
  'makeRepayment withdrawal_amount_changed': (world) =>
    ask(world, make, { body: pay(119_999, { kind: 'withdrawal' }) }),
  'makeRepayment payoff_amount_changed': async (world) => {
    const loan = await borrowed(world)
    const quote = valueOf(await repayingOf(world).quote(loan))
    const body = pay(quote.totalMinor - 1, { kind: 'payoff', payoffQuoteId: quote.id })
    return askOf(world, make, { loan, body })
  },
}
