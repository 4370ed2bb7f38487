import { decimalOf } from '../decimal.ts'
import type { Asked, Booking, Found, Origination } from '../lender.ts'
import { traceOf, unknownOf } from '../vendor.ts'
import { ask, type FineractTarget } from './client.ts'
import { externalIdOf, statusOf, toFound, type FineractProduct } from './translate.ts'
import { WireClients, WireCreated, WireLoan, WireProduct } from './wire.ts'
import * as z from 'zod/mini'

export type FineractSettings = FineractTarget & {
  /** Whether loans are approved by the lender's officers, or by our user under its rules. */
  approves: 'lender' | 'miaoguo'
  officeId: number
  /** A client that stands for whoever asks, so that a quote leaves no person behind. */
  prospectClientId: number
  strategy: string
  products: readonly FineractProduct[]
}

/** How Fineract is to read our dates and numbers. */
export const dialect = { locale: 'en', dateFormat: 'yyyy-MM-dd' }
const Anything = z.unknown()

/** The terms of an application, as a quote asks and a loan is booked. */
export function applicationOf(
  it: FineractSettings,
  asked: {
    productId: number
    clientId: number
    principal: string
    count: number
    drawnOn: string
    annualPercent: number
    amortizationType: number
  },
) {
  return {
    ...dialect,
    clientId: asked.clientId,
    productId: asked.productId,
    loanType: 'individual',
    principal: Number(asked.principal),
    loanTermFrequency: asked.count,
    loanTermFrequencyType: 2,
    numberOfRepayments: asked.count,
    repaymentEvery: 1,
    repaymentFrequencyType: 2,
    interestRatePerPeriod: asked.annualPercent,
    interestRateFrequencyType: 3,
    amortizationType: asked.amortizationType,
    interestType: 0,
    interestCalculationPeriodType: 0,
    transactionProcessingStrategyCode: it.strategy,
    expectedDisbursementDate: asked.drawnOn,
    submittedOnDate: asked.drawnOn,
  }
}

export const readLoan = (it: FineractTarget, externalId: string): Promise<Asked<WireLoan>> =>
  ask(
    it,
    {
      method: 'GET',
      path: `/v1/loans/external-id/${encodeURIComponent(externalId)}`,
      query: { associations: 'repaymentSchedule,transactions' },
    },
    WireLoan,
  )

/** One step of a loan's life; what it did is read afterwards, whatever it answered. */
export const step = (
  it: FineractTarget,
  externalId: string,
  asked: { command: string; body: object; key: string },
): Promise<Asked<unknown>> =>
  ask(
    it,
    {
      method: 'POST',
      path: `/v1/loans/external-id/${encodeURIComponent(externalId)}`,
      query: { command: asked.command },
      body: { ...dialect, ...asked.body },
      key: asked.key,
    },
    Anything,
  )

/** The client of a borrower, made when there is none; two that race find the one that was made. */
async function clientOf(
  it: FineractSettings,
  borrower: { reference: string; today: string },
): Promise<Asked<number>> {
  const find = () =>
    ask(
      it,
      { method: 'GET', path: '/v1/clients', query: { externalId: borrower.reference } },
      WireClients,
    )
  const known = await find()
  if (!known.ok) return known
  const [first] = known.value.pageItems
  if (first) return { ...traceOf(known), ok: true, value: first.id }
  const made = await ask(
    it,
    {
      method: 'POST',
      path: '/v1/clients',
      body: {
        ...dialect,
        officeId: it.officeId,
        legalFormId: 1,
        fullname: borrower.reference,
        externalId: borrower.reference,
        active: true,
        activationDate: borrower.today,
        submittedOnDate: borrower.today,
      },
    },
    WireCreated,
  )
  if (made.ok) return { ...traceOf(made), ok: true, value: made.value.resourceId }
  if (made.reason !== 'refused') return made
  const again = await find()
  const [raced] = again.ok ? again.value.pageItems : []
  return again.ok && raced ? { ...traceOf(again), ok: true, value: raced.id } : made
}

/** Books in steps (apply, approve, disburse), each begun from where the loan stands, so that it may be sent again at any point. */
export async function originate(it: FineractSettings, asked: Origination): Promise<Booking> {
  const externalId = externalIdOf(asked.originationReference, asked.capture ?? 'automatic')
  let loan = await readLoan(it, externalId)
  if (!loan.ok && loan.reason !== 'not_found') return unknownOf(loan)
  if (!loan.ok) {
    const applied = await apply(it, asked, externalId)
    loan = await readLoan(it, externalId)
    if (!loan.ok)
      return !applied.ok && applied.reason === 'refused'
        ? { ...traceOf(applied), outcome: 'refused', status: applied.status ?? 0 }
        : unknownOf(applied.ok ? loan : applied)
  }
  const day = asked.agreed.drawnOn ?? ''
  const amount = Number(decimalOf(asked.agreed.principalMinor, asked.agreed.currency))
  if (statusOf(loan.value.status.id) === 'submitted' && it.approves === 'miaoguo') {
    const body = { approvedOnDate: day, expectedDisbursementDate: day, approvedLoanAmount: amount }
    await step(it, externalId, { command: 'approve', body, key: `${externalId} approve` })
    loan = await readLoan(it, externalId)
    if (!loan.ok) return unknownOf(loan)
  }
  const automatic = asked.capture !== 'manual'
  if (statusOf(loan.value.status.id) === 'approved' && automatic) {
    const body = {
      actualDisbursementDate: day,
      transactionAmount: amount,
      externalId: `${externalId}.d`,
    }
    const drawn = await step(it, externalId, {
      command: 'disburse',
      body,
      key: `${externalId} disburse`,
    })
    // A silent or broken answer is not asked over at once: whoever called decides when.
    if (!drawn.ok && drawn.reason !== 'refused') return unknownOf(drawn)
    loan = await readLoan(it, externalId)
    if (!loan.ok) return unknownOf(loan)
  }
  return toFound(loan.value, traceOf(loan))
}

async function apply(
  it: FineractSettings,
  asked: Origination,
  externalId: string,
): Promise<Asked<unknown>> {
  const { agreed } = asked
  const product = it.products.find((one) => one.code === agreed.productCode)
  if (!product || agreed.installmentCount === undefined || agreed.drawnOn === undefined)
    return { ok: false, reason: 'refused', status: 400, correlationId: '' }
  const client = await clientOf(it, { reference: asked.borrower.reference, today: agreed.drawnOn })
  if (!client.ok) return client
  const terms = await readTerms(it, product)
  if (!terms.ok) return terms
  const body = applicationOf(it, {
    productId: product.productId,
    clientId: client.value,
    principal: decimalOf(agreed.principalMinor, agreed.currency),
    count: agreed.installmentCount,
    drawnOn: agreed.drawnOn,
    annualPercent: terms.value.annualInterestRate,
    amortizationType: terms.value.amortizationType.id,
  })
  return ask(
    it,
    {
      method: 'POST',
      path: '/v1/loans',
      body: { ...body, externalId },
      key: `${externalId} apply`,
    },
    Anything,
  )
}

export const readTerms = (it: FineractTarget, product: FineractProduct) =>
  ask(it, { method: 'GET', path: `/v1/loanproducts/${product.productId}` }, WireProduct)

/** By our reference, however it is to be captured. */
export async function statusByReference(it: FineractSettings, reference: string): Promise<Found> {
  for (const capture of ['automatic', 'manual'] as const) {
    const loan = await readLoan(it, externalIdOf(reference, capture))
    if (loan.ok) return toFound(loan.value, traceOf(loan))
    if (loan.reason !== 'not_found') return unknownOf(loan)
    if (capture === 'manual') return { ...traceOf(loan), outcome: 'not_found' }
  }
  throw new Error('a loan is captured in one of two ways')
}
