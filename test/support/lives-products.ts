import type { LenderCode } from '../sandbox/lenders/profiles.ts'
import type { Taken } from './lives.ts'

type Relief = 'defer' | 'lower' | 'longer'
export type Product = Taken & {
  code: LenderCode
  /** What is asked of the lender in hardship, and what it then gives. */
  relief: readonly [asked: Relief, given: Relief]
  /** How principal can be repaid ahead. */
  prepays: readonly ('installment' | 'term')[]
  /** Days after which something of the principal is late. */
  lateDays: number
}
const both = ['installment', 'term'] as const
const huaxin = { lender: 'Huaxin', code: 'huaxin', prepays: both, lateDays: 40 } as const
const lezhong = { scene: 'goods', lender: 'Lezhong', code: 'lezhong', prepays: [] } as const
const suyi = { lender: 'Suyi', code: 'suyi', amountMinor: 123_457, lateDays: 48 } as const

/** Each kind of product in each scene it is taken in. */
const shortly = {
  'pay in 4 for goods': {
    ...lezhong,
    amountMinor: 100_001,
    product: 'Pay in 4, interest-free',
    count: 4,
    relief: ['lower', 'defer'],
    lateDays: 40,
  },
  'pay in 30 days for goods': {
    ...lezhong,
    amountMinor: 100_001,
    product: 'Pay in 30 days',
    count: 1,
    relief: ['longer', 'longer'],
    lateDays: 45,
  },
  'installments for goods': {
    ...huaxin,
    scene: 'goods',
    product: 'Steady installments',
    count: 6,
    amountMinor: 123_457,
    relief: ['lower', 'lower'],
  },
  'installments for a trip': {
    ...huaxin,
    scene: 'travel',
    product: 'Trip installments',
    count: 3,
    amountMinor: 500_003,
    relief: ['defer', 'defer'],
  },
  'a draw from a credit line': {
    ...suyi,
    scene: 'goods',
    product: 'Credit line',
    line: true,
    count: 6,
    relief: ['longer', 'longer'],
    prepays: both,
  },
  'a quick loan for cash': {
    ...huaxin,
    scene: 'cash',
    product: 'Quick loan',
    count: 6,
    amountMinor: 300_007,
    relief: ['longer', 'longer'],
  },
  'cash, interest first': {
    ...huaxin,
    scene: 'cash',
    product: 'Quick loan, interest first',
    count: 3,
    amountMinor: 250_003,
    relief: ['lower', 'defer'],
    prepays: [],
    lateDays: 105,
  },
} as const satisfies Record<string, Product>

/** The other ways to repay and to charge, where there is time for them. */
const atLength = {
  'a fee with each installment': {
    ...lezhong,
    product: 'Light installments',
    count: 6,
    amountMinor: 123_457,
    relief: ['longer', 'longer'],
    lateDays: 48,
  },
  'equal principal': {
    ...lezhong,
    product: 'Equal principal',
    count: 6,
    amountMinor: 123_457,
    relief: ['lower', 'lower'],
    lateDays: 48,
  },
  'installments without interest': {
    ...huaxin,
    scene: 'goods',
    product: 'Three months interest-free',
    count: 3,
    amountMinor: 123_457,
    relief: ['longer', 'longer'],
    prepays: [],
  },
  'a fee at the start': {
    ...suyi,
    scene: 'goods',
    product: 'Quick installments',
    count: 6,
    relief: ['longer', 'longer'],
    prepays: ['installment'],
  },
  'cash of a micro-loan company': {
    ...suyi,
    scene: 'cash',
    product: 'Quick loan',
    count: 3,
    relief: ['defer', 'defer'],
    prepays: both,
  },
} as const satisfies Record<string, Product>

export type ProductName = keyof typeof shortly | keyof typeof atLength
export const products: Readonly<Partial<Record<ProductName, Product>>> =
  process.env['MIAOGUO_LONG'] === '1' ? { ...shortly, ...atLength } : shortly
