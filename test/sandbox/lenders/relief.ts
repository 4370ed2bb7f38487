import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import { isOfTwoRates, isPenalty, rateOf, type Account } from './account.ts'
import { monthInterest, monthsLater } from './arithmetic.ts'
import { scheduleOf } from './quotes.ts'

export type ReliefWanted = { kind: 'defer' | 'lower' | 'longer'; periods: number }

const isOpen = (row: LivingInstallment): boolean => row.paidMinor < row.totalMinor
const numbered = (rows: LivingInstallment[]): LivingInstallment[] =>
  rows.map((row, i) => ({ ...row, number: i + 1 }))

/** This lender's schedule after a relief given on a day, in its own arithmetic; undefined where it gives none such. */
export function eased(
  it: Account,
  wanted: ReliefWanted,
  today: string,
): LivingInstallment[] | undefined {
  const open = it.rows.filter((row) => isOpen(row) && !isPenalty(row))
  const drawnOn = it.capturedOn ?? it.drawnOn
  if (it.subsidy || it.capturedMinor === 0 || !open.some((row) => row.principalMinor > 0))
    return undefined
  const next = open.find((row) => row.dueOn > today)
  const firstDueOn = firstDueOf(it, drawnOn)
  let month = 0
  while (
    next ? monthsLater(firstDueOn, month) < next.dueOn : monthsLater(firstDueOn, month) <= today
  )
    month += 1
  const from = monthsLater(firstDueOn, month)
  if (next && next.dueOn !== from) return undefined
  const began = month === 0 ? drawnOn : monthsLater(firstDueOn, month - 1)
  // Money that came ahead in the running month: people look at that.
  if (it.rows.some((row) => !isPenalty(row) && row.dueOn > began && row.dueOn < from))
    return undefined
  const dateOf = (i: number): string => monthsLater(firstDueOn, month + i)
  const closed = it.rows.filter((row) => !isOpen(row) || isPenalty(row))
  if (wanted.kind === 'defer')
    return numbered([
      ...closed,
      ...open.map((row, i) => ({ ...row, dueOn: dateOf(wanted.periods + i) })),
    ])
  if (open.some((row) => row.dueOn < from || row.paidMinor > 0)) return undefined
  if (isOfTwoRates(it, today)) return undefined
  const terms = { ...it.terms, annualInterestPpm: rateOf(it, from) }
  const now = { ...it, terms }
  const made =
    wanted.kind === 'longer' ? longer(now, open, wanted.periods) : lower(now, open, wanted.periods)
  return made && numbered([...closed, ...made.map((row, i) => ({ ...row, dueOn: dateOf(i) }))])
}

const firstDueOf = (it: Account, drawnOn: string): string =>
  scheduleOf(it.terms, it.count, { amountMinor: it.authorizedMinor, today: drawnOn })[0]?.dueOn ??
  monthsLater(drawnOn, 1)

const sumOf = (
  rows: readonly LivingInstallment[],
  of: (row: LivingInstallment) => number,
): number => rows.reduce((sum, row) => sum + of(row), 0)

type Bare = { principalMinor: number; interestMinor: number }

/** Rows with the fees that are open shared evenly, the odd fen in front. */
function withFees(bare: Bare[], feeMinor: number): LivingInstallment[] {
  const part = Math.floor(feeMinor / bare.length)
  const odd = feeMinor - part * bare.length
  return bare.map(({ principalMinor, interestMinor }, i) => {
    const own = part + (i < odd ? 1 : 0)
    return {
      number: 0,
      dueOn: '',
      principalMinor,
      interestMinor,
      feeMinor: own,
      totalMinor: principalMinor + interestMinor + own,
      paidMinor: 0,
    }
  })
}

/** What is open as a loan of more installments; a single payment becomes several. */
function longer(it: Account, open: LivingInstallment[], more: number): LivingInstallment[] {
  const method = it.terms.method === 'single_payment' ? 'equal_installments' : it.terms.method
  const rows = scheduleOf({ ...it.terms, method, fees: [] }, open.length + more, {
    amountMinor: sumOf(open, (row) => row.principalMinor),
    today: it.drawnOn,
  })
  return withFees(
    rows,
    sumOf(open, (row) => row.feeMinor),
  )
}

/** Interest alone for some months, then what is open as if it were lent then. */
function lower(
  it: Account,
  open: LivingInstallment[],
  months: number,
): LivingInstallment[] | undefined {
  const { method, annualInterestPpm } = it.terms
  if (annualInterestPpm === 0) return undefined
  if (method !== 'equal_installments' && method !== 'equal_principal') return undefined
  const amountMinor = sumOf(open, (row) => row.principalMinor)
  const interestMinor = Number(monthInterest(BigInt(amountMinor), annualInterestPpm))
  const first: Bare[] = Array.from({ length: months }, () => ({ principalMinor: 0, interestMinor }))
  const rows = scheduleOf({ ...it.terms, fees: [] }, open.length, {
    amountMinor,
    today: it.drawnOn,
  })
  return withFees(
    [...first, ...rows],
    sumOf(open, (row) => row.feeMinor),
  )
}
