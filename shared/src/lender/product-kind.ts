import * as z from 'zod/mini'

/** What a product is to the person who takes it. */
export const ProductKind = z.enum(['checkout_bnpl', 'installments', 'quick_loan', 'credit_line'])
export type ProductKind = z.infer<typeof ProductKind>

/** Where somebody may come to need money: for an order of a merchant, or cash. */
export const ProductScene = z.enum(['goods', 'travel', 'service', 'cash'])
export type ProductScene = z.infer<typeof ProductScene>

/** What a kind implies, whoever lends. */
export type KindFacts = {
  readonly scenes: readonly ProductScene[]
  /** An order of a merchant stands behind it. */
  readonly needsMerchant: boolean
  /** Where the money goes when the loan is drawn. */
  readonly paidTo: 'merchant' | 'borrower'
  /** What the lender is told of the person beside what every lender is told; nothing else is asked for. */
  readonly needs: readonly ('real_name' | 'bank_card')[]
  /** Nothing is charged for being on time: no interest, no fee. */
  readonly free: boolean
  readonly installmentsMax: number
  /** Drawn under a line its borrower opened before; nobody without one is offered it. */
  readonly needsLine: boolean
  /** A rate by the day is shown, beside the annual rate and never without it. */
  readonly showsDailyRate: boolean
}

const order = {
  scenes: ['goods', 'travel', 'service'],
  needsMerchant: true,
  paidTo: 'merchant',
  needs: [],
  needsLine: false,
} as const

/** All that differs between kinds of products: a new kind is a line, not a branch. */
export const productKinds: Readonly<Record<ProductKind, KindFacts>> = {
  checkout_bnpl: { ...order, free: true, installmentsMax: 4, showsDailyRate: false },
  installments: { ...order, free: false, installmentsMax: 60, showsDailyRate: false },
  quick_loan: {
    scenes: ['cash'],
    needsMerchant: false,
    paidTo: 'borrower',
    needs: ['real_name', 'bank_card'],
    free: false,
    installmentsMax: 36,
    needsLine: false,
    showsDailyRate: true,
  },
  credit_line: {
    ...order,
    needs: ['real_name'],
    free: false,
    installmentsMax: 36,
    needsLine: true,
    showsDailyRate: false,
  },
}

/** Lenders that say nothing of a kind wrote their terms before there were any. */
export const kindOf = (it: { kind?: ProductKind | undefined }): ProductKind =>
  it.kind ?? 'installments'

type Terms = {
  kind?: ProductKind | undefined
  annualInterestPpm: number
  fees: readonly unknown[]
  installmentCounts: readonly number[]
}

/** Whether terms are what their kind promises: nothing charged where it says so, and no more parts than it has. */
export function keepsKind(it: Terms): boolean {
  const { free, installmentsMax } = productKinds[kindOf(it)]
  const costs = it.annualInterestPpm > 0 || it.fees.length > 0
  return !(free && costs) && it.installmentCounts.every((count) => count <= installmentsMax)
}

/** Whether a product may be offered where somebody needs it. */
export const mayBeOfferedIn = (
  it: { kind?: ProductKind | undefined },
  scene: ProductScene,
): boolean => productKinds[kindOf(it)].scenes.includes(scene)
