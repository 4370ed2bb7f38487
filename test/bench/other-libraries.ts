/** Published packages that make schedules or rates, as their documentation says to call them. */
import { createRequire } from 'node:module'

type Config = { method: string; apr: number; balance: number; loanTerm: number; startDate?: Date }
/** What each makes of one installment: both in doubles of the major unit, neither with fees. */
type AmortizeJsRow = { principal: number; interest: number; remainingBalance: number }
type LoanJsRow = {
  capital: number
  interest: number
  installment: number
  remain: number
  interestSum: number
}
type AmortizeJs = {
  Calculator: { calculate(config: Config): { schedule: AmortizeJsRow[] } }
}
type LoanJs = {
  Loan: new (
    amount: number,
    count: number,
    percent: number,
    type: string,
  ) => { installments: LoanJsRow[] }
}
type Financial = { irr(values: number[]): number }

const require = createRequire(import.meta.url)
export const { Calculator } = require('amortizejs') as AmortizeJs
export const { Loan: LoanJs } = require('loanjs') as LoanJs
export const { irr } = require('financial') as Financial
