import { annualRateOfSchedule, periodicRate } from '@miaoguo/shared/rate/apr'
import { amortize, type LoanTerms } from '@miaoguo/shared/schedule/amortize'
import { expecting, progress, type BenchLine } from './line.ts'
import { median, rounded } from './load.ts'
import { Calculator, irr, LoanJs } from './other-libraries.ts'

const months = 36
const drawnOn = '2026-11-24'
const startDate = new Date(`${drawnOn}T00:00:00`)

type Loan = { principalMinor: number; annualPpm: number }

/**
 * Somebody's schedules: `read` makes one and adds up every amount of every row, in a loop of its own code, so
 * that no one's rows slow the reading of another's; `principals` are the rows' own in units of `minor`.
 */
type Contestant = {
  read(loan: Loan): number
  principals(loan: Loan): number[]
  minor: number
}

const rowsOf = {
  miaoguo: (it: Loan) => amortize(termsOf(it)),
  loanjs: (it: Loan) =>
    new LoanJs(it.principalMinor / 100, months, it.annualPpm / 10_000, 'annuity').installments,
  amortizejs: (it: Loan, dates: { startDate?: Date }) =>
    Calculator.calculate({
      method: 'mortgage',
      apr: it.annualPpm / 10_000,
      balance: it.principalMinor / 100,
      loanTerm: months,
      ...dates,
    }).schedule,
}

const miaoguo: Contestant = {
  read(loan) {
    let sum = 0
    for (const row of rowsOf.miaoguo(loan))
      sum += row.principalMinor + row.interestMinor + row.feeMinor + row.totalMinor
    return sum
  },
  principals: (loan) => rowsOf.miaoguo(loan).map((row) => row.principalMinor),
  minor: 1,
}
const loanjs: Contestant = {
  read(loan) {
    let sum = 0
    for (const row of rowsOf.loanjs(loan))
      sum += row.capital + row.interest + row.installment + row.remain + row.interestSum
    return sum
  },
  principals: (loan) => rowsOf.loanjs(loan).map((row) => row.capital),
  minor: 100,
}
const withoutDates: Contestant = {
  read(loan) {
    let sum = 0
    for (const row of rowsOf.amortizejs(loan, {}))
      sum += row.principal + row.interest + row.remainingBalance
    return sum
  },
  principals: (loan) => rowsOf.amortizejs(loan, {}).map((row) => row.principal),
  minor: 100,
}
const withDates: Contestant = {
  read(loan) {
    let sum = 0
    for (const row of rowsOf.amortizejs(loan, { startDate }))
      sum += row.principal + row.interest + row.remainingBalance
    return sum
  },
  principals: (loan) => rowsOf.amortizejs(loan, { startDate }).map((row) => row.principal),
  minor: 100,
}

const contestants = {
  miaoguo,
  loanjs,
  'amortizejs without dates': withoutDates,
  'amortizejs with dates': withDates,
}

/** The share of loans whose rows' principals, each rounded to the minor unit, do not come to what was lent. */
function notAddingUp({ principals, minor }: Contestant, loans: readonly Loan[]): number {
  const wrong = loans.filter((it) => {
    const sum = principals(it).reduce((all, part) => all + Math.round(part * minor), 0)
    return sum !== it.principalMinor
  }).length
  return rounded((wrong / loans.length) * 100, 2)
}

const others = [
  { name: 'loanjs', least: 2 },
  { name: 'amortizejs without dates', least: 1 },
  { name: 'amortizejs with dates', least: 1 },
] as const

/** The same loans every time: a linear congruential generator, seeded. */
function loansOf(count: number): Loan[] {
  let seed = 20261124
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
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
  drawnOn,
  firstDueOn: '2026-12-24',
})

/** Schedules of the same loans by three libraries in turns, every row made and read; and annual rates of ours. */
export function benchSchedule(loanCount: number, turns: number): BenchLine[] {
  const loans = loansOf(loanCount)
  const rates = ratesInTurns(
    { all: ['miaoguo', ...others.map((it) => it.name)], loans, turns },
    (name) => contestants[name].read,
  )
  const notAddingUpPercent = notAddingUp(miaoguo, loans)
  const lines = others.map(({ name, least }) => {
    const ratio = rounded(rates.miaoguo / rates[name], 2)
    const line = {
      bench: 'schedule',
      loans: loanCount,
      rowsEach: months,
      perSecond: Math.round(rates.miaoguo),
      notAddingUpPercent,
      ratio,
      ratioTo: `${name}, the same loans in turns`,
      theirsPerSecond: Math.round(rates[name]),
      theirsNotAddingUpPercent: notAddingUp(contestants[name], loans),
    }
    const met = ratio >= least && notAddingUpPercent === 0
    return expecting(line, `ratio >= ${least}, notAddingUpPercent = 0`, met)
  })
  return [...lines, ...benchRates(loans, turns)]
}

/**
 * The median of each. They take turns at every part of the loans, not at all of them, so that a machine's bad
 * moment is everybody's.
 */
function ratesInTurns<N extends string, T>(
  { all, loans, turns }: { all: readonly N[]; loans: readonly T[]; turns: number },
  makeOf: (name: N) => (it: T) => number | null,
): Record<N, number> {
  const taken = all.map((name) => ({ name, make: makeOf(name), rates: [] as number[] }))
  // Long enough for what is compiled while it runs to be compiled.
  for (const { make } of taken) perSecond(loans.slice(0, 20_000), make)
  const part = Math.ceil(loans.length / 10)
  for (let turn = 1; turn <= turns; turn += 1) {
    progress(`${all.join(', ')}: turn ${turn} of ${turns}`)
    for (let from = 0; from < loans.length; from += part) {
      const some = loans.slice(from, from + part)
      for (const { make, rates } of taken) rates.push(perSecond(some, make))
    }
  }
  // Each name of `all` has its entry.
  return Object.fromEntries(taken.map((it) => [it.name, median(it.rates)])) as Record<N, number>
}

function perSecond<T>(all: readonly T[], make: (it: T) => number | null): number {
  let made = 0
  const beganAt = performance.now()
  for (const it of all) {
    const said = make(it)
    // What was made is looked at, so that nobody may leave it out.
    if (said !== null && said > 0) made += 1
  }
  if (made < all.length) throw new Error(`${all.length - made} came to nothing`)
  return (made * 1000) / (performance.now() - beganAt)
}

/** The internal rate of 36 payments, and the annual rate of a schedule, dates and all. */
function benchRates(loans: readonly Loan[], turns: number): BenchLine[] {
  const made = loans.slice(0, 20_000).map((it) => {
    const schedule = rowsOf.miaoguo(it)
    return {
      ...it,
      schedule,
      payments: schedule.map((row) => ({ periods: row.number, amountMinor: row.totalMinor })),
      flows: [-it.principalMinor, ...schedule.map((row) => row.totalMinor)],
    }
  })
  type Made = (typeof made)[number]
  const ways = {
    irr: (it: Made) => periodicRate(it.principalMinor, it.payments),
    'annual rate': ({ principalMinor, schedule }: Made) =>
      annualRateOfSchedule({ principalMinor, drawnOn, schedule, convention: 'simple' }),
    financial: (it: Made) => irr(it.flows),
  }
  const rates = ratesInTurns(
    { all: ['irr', 'annual rate', 'financial'], loans: made, turns },
    (name: keyof typeof ways) => ways[name],
  )
  return (['irr', 'annual rate'] as const).map((bench) => {
    const line = {
      bench,
      rowsEach: months,
      perSecond: Math.round(rates[bench]),
      ratio: rounded(rates[bench] / rates.financial, 2),
      ratioTo: 'irr of financial, the same payments in turns',
      theirsPerSecond: Math.round(rates.financial),
    }
    return expecting(line, 'perSecond >= 100000', rates[bench] >= 100_000)
  })
}
