import type { ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { scheduleOf } from '../../sandbox/lenders/quotes.ts'
import type { Running } from '../../sandbox/listen.ts'
import { serveFake, type Asking, type Told } from './http.ts'

/** A small Fineract: clients, loans by external id, their transactions; amounts are decimals, dates are arrays. */

type Transaction = { id: number; externalId: string; amount: number; date: number[]; kind: string }
type Loan = {
  id: number
  externalId: string
  client: string
  status: 100 | 200 | 300 | 400 | 500 | 600
  principal: number
  count: number
  drawnOn: string
  paid: number
  refunded: number
  transactions: Transaction[]
  approvesAt: number
}
export type FakeFineract = Running & { booked(externalId: string): number }

const terms: Pick<ProductTerms, 'method' | 'annualInterestPpm' | 'fees'> = {
  method: 'equal_installments',
  annualInterestPpm: 120_000,
  fees: [],
}
const dateOf = (text: string): number[] => text.split('-').map(Number)
const cents = (amount: number): number => Math.round(amount * 100)
const refusal = (code: string): Told => ({
  status: 403,
  body: { userMessageGlobalisationCode: code, defaultUserMessage: 'said for people' },
})
const statusNames = {
  100: 'submitted',
  200: 'approved',
  300: 'active',
  400: 'withdrawn',
  500: 'rejected',
  600: 'closed',
}

const rowsOf = (it: { principal: number; count: number; drawnOn: string }) =>
  scheduleOf({ ...terms } as ProductTerms, it.count, {
    amountMinor: cents(it.principal),
    today: it.drawnOn,
  })

/** What is still owed of each row after repayments, oldest first, and refunds, latest first. */
function periodsOf(
  it: Loan | { principal: number; count: number; drawnOn: string; paid?: number },
) {
  let left = cents(it.paid ?? 0)
  const rows = rowsOf(it).map((row) => {
    const paid = Math.min(left, row.totalMinor)
    left -= paid
    return {
      period: row.number,
      dueDate: dateOf(row.dueOn),
      principalDue: row.principalMinor / 100,
      interestDue: row.interestMinor / 100,
      feeChargesDue: 0,
      penaltyChargesDue: 0,
      totalDueForPeriod: row.totalMinor / 100,
      totalPaidForPeriod: paid / 100,
    }
  })
  return [{ dueDate: dateOf(it.drawnOn), principalDisbursed: it.principal }, ...rows]
}

function tell(it: Loan): Told {
  const drawn = it.status === 300 || it.status === 600
  const outstanding = it.status === 600 ? 0 : it.principal - it.refunded - principalPaid(it)
  return {
    status: 200,
    body: {
      id: it.id,
      externalId: it.externalId,
      status: { id: it.status, code: `loanStatusType.${statusNames[it.status]}` },
      currency: { code: 'CNY', decimalPlaces: 2 },
      principal: it.principal,
      approvedPrincipal: it.principal,
      summary: {
        principalDisbursed: drawn ? it.principal : 0,
        principalOutstanding: drawn ? cents(outstanding) / 100 : 0,
        totalRepaymentTransaction: it.paid,
        totalMerchantRefund: it.refunded,
      },
      repaymentSchedule: { periods: periodsOf(it) },
      transactions: it.transactions,
    },
  }
}

function principalPaid(it: Loan): number {
  let left = cents(it.paid)
  let principal = 0
  for (const row of rowsOf(it)) {
    const paid = Math.min(left, row.totalMinor)
    left -= paid
    principal += Math.max(0, paid - row.interestMinor)
  }
  return principal / 100
}

/** An officer approves at once, thinks a while, or rejects: told by the client's external id. */
function submitted(fake: State, asking: Asking): Told {
  const { externalId, clientId, principal, numberOfRepayments, expectedDisbursementDate } =
    asking.body
  if (fake.loans.has(externalId)) return refusal('error.msg.loan.duplicate.externalId')
  const client = fake.clients.get(clientId) ?? ''
  const rejects = client.includes('declines_loan')
  fake.loans.set(externalId, {
    id: (fake.ids += 1),
    externalId,
    client,
    status: rejects ? 500 : 100,
    principal,
    count: numberOfRepayments,
    drawnOn: expectedDisbursementDate,
    paid: 0,
    refunded: 0,
    transactions: [],
    approvesAt: fake.officer ? Date.now() + (client.includes('thinks') ? 300 : 0) : Infinity,
  })
  return { status: 200, body: { resourceId: fake.ids } }
}

type State = {
  ids: number
  officer: boolean
  clients: Map<number, string>
  loans: Map<string, Loan>
}

function transition(it: Loan, asking: Asking, fake: State): Told {
  const { command = '' } = asking.query
  const body = asking.body ?? {}
  const ok: Told = { status: 200, body: { resourceId: it.id } }
  if (command === 'approve' && it.status === 100) it.status = 200
  else if (command === 'undoApproval' && it.status === 200)
    Object.assign(it, { status: 100, approvesAt: Infinity })
  else if (command === 'withdrawnByApplicant' && it.status === 100) it.status = 400
  else if (command === 'disburse' && it.status === 200) {
    if (body.transactionAmount > it.principal) return refusal('error.msg.loan.disburse.amount')
    it.status = 300
    record(it, 'disbursement', body, fake)
    if (it.client.includes('drops_after_booking')) return { ...ok, after: 'drop' }
    if (it.client.includes('errors_after_booking')) return { ...ok, after: 'error' }
    if (it.client.includes('drops_after_operation')) return { ...ok, after: 'drop' }
  } else return refusal(`error.msg.loan.${command}.not.allowed`)
  return ok
}

function record(
  it: Loan,
  kind: string,
  body: {
    externalId: string
    transactionAmount: number
    transactionDate?: string
    actualDisbursementDate?: string
  },
  fake: State,
): void {
  it.transactions.push({
    id: (fake.ids += 1),
    externalId: body.externalId,
    amount: body.transactionAmount,
    date: dateOf(body.transactionDate ?? body.actualDisbursementDate ?? ''),
    kind,
  })
}

function transact(it: Loan, asking: Asking, fake: State): Told {
  const { command } = asking.query
  const { body } = asking
  if (it.status !== 300) return refusal('error.msg.loan.not.active')
  if (it.transactions.some((one) => one.externalId === body.externalId))
    return refusal('error.msg.loan.transaction.duplicate.externalId')
  if (command === 'merchantIssuedRefund') it.refunded += body.transactionAmount
  else if (command === 'repayment') it.paid = cents(it.paid + body.transactionAmount) / 100
  else return refusal('error.msg.unrecognized.command')
  record(it, String(command), body, fake)
  const owed = rowsOf(it).reduce((sum, row) => sum + row.totalMinor, 0)
  const payoff = payoffOf(it)
  if (cents(it.paid) >= owed || (payoff.paidOff && command === 'repayment')) it.status = 600
  return { status: 200, body: { resourceId: fake.ids } }
}

/** Paid off on the day it was drawn: principal alone, because no day of interest has passed. */
const payoffOf = (it: Loan) => ({
  paidOff: cents(it.paid) + cents(it.refunded) >= cents(it.principal),
})

function ofLoan(fake: State, asking: Asking, [, externalId = '', rest = '']: string[]): Told {
  const loan = fake.loans.get(externalId)
  if (!loan)
    return { status: 404, body: { userMessageGlobalisationCode: 'error.msg.loan.id.invalid' } }
  if (loan.status === 100 && loan.approvesAt <= Date.now()) loan.status = 200
  if (rest === '/transactions/template') {
    const principalPortion = cents(loan.principal - loan.refunded - principalPaid(loan)) / 100
    return {
      status: 200,
      body: {
        amount: principalPortion,
        principalPortion,
        interestPortion: 0,
        feeChargesPortion: 0,
      },
    }
  }
  if (asking.method === 'GET') return tell(loan)
  return rest === '/transactions' ? transact(loan, asking, fake) : transition(loan, asking, fake)
}

const product: Told = {
  status: 200,
  body: {
    id: 1,
    currency: { code: 'CNY' },
    annualInterestRate: 12,
    principal: 1000,
    minPrincipal: 100,
    maxPrincipal: 50_000,
    amortizationType: { id: 1 },
  },
}

export async function startFineract(options: { officer: boolean }): Promise<FakeFineract> {
  const fake: State = { ids: 100, officer: options.officer, clients: new Map(), loans: new Map() }
  const running = await serveFake((asking) => {
    const { method, path, query, body, headers } = asking
    if (!headers.authorization?.startsWith('Basic ') || !headers['fineract-platform-tenantid'])
      return { status: 401 }
    if (path === '/v1/loanproducts/1') return product
    if (path === '/v1/clients' && method === 'GET') {
      const found = [...fake.clients].filter(([, name]) => name === query['externalId'])
      return { status: 200, body: { pageItems: found.map(([id]) => ({ id })) } }
    }
    if (path === '/v1/clients') {
      if ([...fake.clients.values()].includes(body.externalId))
        return refusal('error.msg.client.duplicate.externalId')
      fake.clients.set((fake.ids += 1), body.externalId)
      return { status: 200, body: { resourceId: fake.ids } }
    }
    if (path === '/v1/loans' && query['command'] === 'calculateLoanSchedule')
      return {
        status: 200,
        body: {
          periods: periodsOf({
            principal: body.principal,
            count: body.numberOfRepayments,
            drawnOn: body.expectedDisbursementDate,
          }),
        },
      }
    if (path === '/v1/loans' && method === 'POST') return submitted(fake, asking)
    const match = /^\/v1\/loans\/external-id\/([^/]+)(\/.*)?$/.exec(path)
    return match ? ofLoan(fake, asking, [...match]) : { status: 404 }
  })
  const drawn = (it: Loan | undefined): number =>
    it && it.status >= 200 && it.status !== 400 && it.status !== 500 ? 1 : 0
  return {
    ...running,
    booked: (reference) =>
      drawn(fake.loans.get(reference)) + drawn(fake.loans.get(`${reference}.m`)),
  }
}
