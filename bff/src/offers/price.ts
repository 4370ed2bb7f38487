import type { LenderQuote, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { Problem } from '@miaoguo/shared/problem/problem'
import { annualRateOfSchedule } from '@miaoguo/shared/rate/apr'
import { amortize } from '@miaoguo/shared/schedule/amortize'
import { subsidise, type SubsidySplit } from '@miaoguo/shared/schedule/subsidy'
import type { Installment } from '@miaoguo/shared/schedule/installment'

type Terms = Pick<ProductTerms, 'method' | 'annualInterestPpm' | 'fees'> &
  Pick<LenderQuote, 'principalMinor' | 'installmentCount' | 'drawnOn' | 'firstDueOn'> & {
    subsidy?: SubsidySplit | undefined
  }

/** What a schedule costs its borrower, as every screen shows it, and what a merchant pays beside it. The annual rate is 单利 over all costs. */
export type Price = {
  schedule: Installment[]
  firstInstallmentMinor: number
  largestInstallmentMinor: number
  totalCostMinor: number
  totalOfPaymentsMinor: number
  annualRatePpm: number
  subsidyMinor: number
}

/** Our own schedule and price for terms; undefined for terms that make no loan. */
export function priceOf(terms: Terms): Price | undefined {
  const full = scheduleOf(terms)
  if (!full) return undefined
  const { installments: schedule, subsidyMinor } = subsidise(
    full,
    terms.subsidy ?? { interestPpm: 0, feePpm: 0 },
  )
  const first = schedule[0]
  if (!first) return undefined
  const { principalMinor, drawnOn } = terms
  const annualRatePpm = annualRateOfSchedule({
    principalMinor,
    drawnOn,
    schedule,
    convention: 'simple',
  })
  if (annualRatePpm === null || annualRatePpm > 10_000_000) return undefined
  const totalOfPaymentsMinor = schedule.reduce((sum, it) => sum + it.totalMinor, 0)
  return {
    schedule,
    firstInstallmentMinor: first.totalMinor,
    largestInstallmentMinor: schedule.reduce((most, it) => Math.max(most, it.totalMinor), 0),
    totalCostMinor: totalOfPaymentsMinor - principalMinor,
    totalOfPaymentsMinor,
    annualRatePpm,
    subsidyMinor,
  }
}

function scheduleOf(terms: Terms): Installment[] | undefined {
  try {
    return amortize(terms)
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

const portions = [
  'number',
  'dueOn',
  'principalMinor',
  'interestMinor',
  'feeMinor',
  'totalMinor',
] as const

/** Whether two schedules promise the same to the minor unit and the day. */
export const schedulesAgree = (a: readonly Installment[], b: readonly Installment[]): boolean =>
  a.length === b.length &&
  a.every((row, i) => portions.every((portion) => row[portion] === b[i]?.[portion]))
