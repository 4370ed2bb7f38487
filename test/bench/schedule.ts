import { createRequire } from 'node:module'
import { annualRateOfSchedule } from '@miaoguo/shared/rate/apr'
import { amortize, type LoanTerms } from '@miaoguo/shared/schedule/amortize'

/** One line of the bench: what was measured, how fast, and what it is a ratio to. */
export type BenchLine = {
  bench: string
  perSecond: number
  notAddingUpPercent?: number
  ratioTo?: string
  ratio?: number
}

type Loan = { principalMinor: number; annualPpm: number }
type Row = { principal: number; interest: number }
type AmortizeJs = {
  Calculator: {
    calculate(config: {
      method: string
      apr: number
      balance: number
      loanTerm: number
      startDate: Date
    }): {
      schedule: Row[]
    }
  }
}
type LoanJs = {
  Loan: new (
    amount: number,
    count: number,
    percent: number,
    type: string,
  ) => {
    installments: { capital: number; interest: number }[]
  }
}
type Financial = { irr(values: number[]): number }

const months = 36
const require = createRequire(import.meta.url)

/** The same loans every time: a linear congruential generator, seeded. */
function loansOf(count: number): Loan[] {
  let seed = 20261124
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  return Array.from({ length: count }, () => ({
    principalMinor: 10_000 + next(20_000_000),
    annualPpm: 30_000 + next(2_100) * 100,
  }))
}

const termsOf = (loan: Loan): LoanTerms => ({
  principalMinor: loan.principalMinor,
  method: 'equal_installments',
  installmentCount: months,
  annualInterestPpm: loan.annualPpm,
  fees: [],
  drawnOn: '2026-11-24',
  firstDueOn: '2026-12-24',
})

/** Schedules by three libraries for the same loans, and annual rates of the schedules made. */
export function benchSchedule(count = 100_000): BenchLine[] {
  const loans = loansOf(count)
  const { Calculator } = require('amortizejs') as AmortizeJs
  const { Loan: LoanOf } = require('loanjs') as LoanJs
  const startDate = new Date('2026-11-24')
  const makers: [string, (loan: Loan) => number[]][] = [
    ['schedule miaoguo', (it) => amortize(termsOf(it)).map((row) => row.principalMinor)],
    [
      'schedule loanjs',
      (it) =>
        new LoanOf(
          it.principalMinor / 100,
          months,
          it.annualPpm / 10_000,
          'annuity',
        ).installments.map((row) => Math.round(row.capital * 100)),
    ],
    [
      'schedule amortizejs',
      (it) =>
        Calculator.calculate({
          method: 'mortgage',
          apr: it.annualPpm / 10_000,
          balance: it.principalMinor / 100,
          loanTerm: months,
          startDate,
        }).schedule.map((row) => Math.round(row.principal * 100)),
    ],
  ]
  const lines = makers.map(([bench, make]) => measured(bench, loans, make))
  const ours = lines[0]?.perSecond ?? 0
  const ratios = lines.slice(1).map((it) => ({
    bench: 'schedule miaoguo',
    perSecond: ours,
    ratioTo: it.bench,
    ratio: round(ours / it.perSecond),
  }))
  return [...lines, ...ratios, ...benchRates(loans)]
}

const round = (value: number): number => Math.round(value * 100) / 100

function measured(
  bench: string,
  loans: readonly Loan[],
  make: (loan: Loan) => number[],
): BenchLine {
  for (const loan of loans.slice(0, 2000)) make(loan)
  let wrong = 0
  const start = performance.now()
  for (const loan of loans) {
    const sum = make(loan).reduce((total, it) => total + it, 0)
    if (sum !== loan.principalMinor) wrong += 1
  }
  const perSecond = Math.round((loans.length / (performance.now() - start)) * 1000)
  return { bench, perSecond, notAddingUpPercent: round((wrong / loans.length) * 100) }
}

function benchRates(loans: readonly Loan[]): BenchLine[] {
  const made = loans.slice(0, 20_000).map((it) => ({ it, schedule: amortize(termsOf(it)) }))
  const { irr } = require('financial') as Financial
  const timed = (bench: string, times: number, price: (i: number) => unknown): BenchLine => {
    for (let i = 0; i < Math.min(times, 500); i += 1) price(i)
    const start = performance.now()
    for (let i = 0; i < times; i += 1) price(i)
    return { bench, perSecond: Math.round((times / (performance.now() - start)) * 1000) }
  }
  const ours = timed('annual rate miaoguo', made.length, (i) => {
    const loan = made[i]
    if (loan === undefined) return null
    const { principalMinor } = loan.it
    return annualRateOfSchedule({
      principalMinor,
      drawnOn: '2026-11-24',
      schedule: loan.schedule,
      convention: 'simple',
    })
  })
  const flows = made.map(({ it, schedule }) => [
    -it.principalMinor,
    ...schedule.map((row) => row.totalMinor),
  ])
  const theirs = timed('annual rate financial', Math.min(2_000, made.length), (i) =>
    irr(flows[i] ?? []),
  )
  const ratio = round(ours.perSecond / theirs.perSecond)
  return [theirs, { ...ours, ratioTo: theirs.bench, ratio }]
}
