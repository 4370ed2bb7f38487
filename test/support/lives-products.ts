import type { LenderCode } from '../sandbox/lenders/profiles.ts'
import type { Taken } from './lives.ts'

type Relief = 'defer' | 'lower' | 'longer'
export type Product = Taken & {
  code: LenderCode
  /** What is asked of the lender in hardship, and what it then gives. */
  relief: [asked: Relief, given: Relief]
  /** Days after which something of the principal is late. */
  lateDays: number
}
const huaxin = { lender: 'Huaxin', code: 'huaxin', lateDays: 40 } as const
const later = { scene: 'goods', lender: 'Lezhong', code: 'lezhong', amountMinor: 100_001 } as const

/** Each kind of product in each scene it is taken in. */
export const products = {
  'pay in 4 for goods': {
    ...later,
    product: 'Pay in 4, interest-free',
    count: 4,
    relief: ['lower', 'defer'],
    lateDays: 40,
  },
  'pay in 30 days for goods': {
    ...later,
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
    lateDays: 105,
  },
} as const satisfies Record<string, Product>
export type ProductName = keyof typeof products
