import type { LenderCode } from '../sandbox/lenders/profiles.ts'
import type { Taken } from '../support/lives.ts'

/** What somebody takes on the phone: how its offer is called there, and how its lender treats it. */
export type OnOffer = Taken & {
  /** The product's Chinese name. */
  name: string
  code: LenderCode
  /** What is asked of the lender in hardship. */
  relief: 'defer' | 'lower' | 'longer'
  /** Whether a part of principal can be repaid ahead; else only all of it. */
  ahead: 'in part' | 'whole'
  refunds: 'in part' | 'whole'
  /** Days after which something of the principal is late. */
  lateDays: number
}

const huaxin = {
  lender: 'Huaxin',
  code: 'huaxin',
  relief: 'defer',
  ahead: 'in part',
  refunds: 'in part',
  lateDays: 40,
} as const
const lezhong = {
  lender: 'Lezhong',
  code: 'lezhong',
  relief: 'longer',
  ahead: 'whole',
  refunds: 'whole',
  lateDays: 48,
} as const

const ofOrders = {
  'pay in 30 days': {
    ...lezhong,
    product: 'Pay in 30 days',
    name: '30 天后付',
    count: 1,
    amountMinor: 100_001,
  },
  'four parts': {
    ...lezhong,
    product: 'Pay in 4, interest-free',
    name: '分 4 次付',
    count: 4,
    amountMinor: 100_001,
  },
  'installments by interest': {
    ...huaxin,
    product: 'Steady installments',
    name: '信用分期',
    count: 6,
    amountMinor: 123_457,
  },
  'installments by fee': {
    ...lezhong,
    product: 'Light installments',
    name: '轻享分期',
    count: 6,
    amountMinor: 123_457,
  },
} as const

/** Each kind of product in each scene it may be taken in. */
export const onOffer: readonly (readonly [title: string, OnOffer])[] = [
  ...Object.entries(ofOrders).flatMap(([title, it]) =>
    (['goods', 'travel'] as const).map(
      (scene) => [`${title}, ${scene}`, { ...it, scene }] as const,
    ),
  ),
  [
    'trip installments, travel',
    {
      ...huaxin,
      scene: 'travel',
      product: 'Trip installments',
      name: '旅行分期',
      count: 3,
      amountMinor: 500_003,
    },
  ],
  [
    'a quick loan, cash',
    {
      ...huaxin,
      scene: 'cash',
      product: 'Quick loan',
      name: '应急小额',
      count: 6,
      amountMinor: 300_000,
    },
  ],
]
