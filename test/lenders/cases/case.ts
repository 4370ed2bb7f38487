import type {
  Lender,
  LineAsked,
  Origination,
  QuoteQuestion,
} from '@miaoguo/bff/src/lenders/lender.ts'
import type { LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import type { Currency } from '@miaoguo/shared/money/money'
import { randomBytes } from 'node:crypto'

/** How the lender is to treat one borrower; every fake and every sandbox lender knows a person for each. */
export const manners = [
  'approves',
  'declines_quote',
  'declines_loan',
  'thinks',
  'drops_after_booking',
  'errors_after_booking',
  'drops_after_operation',
] as const
export type Manner = (typeof manners)[number]

export type Capability = {
  [K in keyof LenderCapabilities]-?: NonNullable<LenderCapabilities[K]> extends boolean ? K : never
}[keyof LenderCapabilities]

/** A lender on trial, and what is needed to try it. */
export type Stage = {
  lender: Lender
  capabilities: LenderCapabilities
  amountMinor: number
  currency: Currency
  /** The lender's own date. */
  today: string
  /** Long enough for a lender that thinks to have decided. */
  decisionMs: number
  /** Terms for an amount; `more` is what a merchant would pay of them, or the line they are drawn from. */
  quote(
    manner: Manner,
    more?: Pick<QuoteQuestion, 'subsidies' | 'creditLineReference'>,
  ): ReturnType<Lender['quote']>
  /** An origination the borrower has agreed to and that nobody sent yet. */
  consented(manner: Manner, capture?: 'manual'): Promise<Origination>
  /** An asking for a line that nobody sent yet; where the lender has lines. */
  line?(): LineAsked
  /** Loans in the lender's books under a reference, where the books can be read. */
  booked?(reference: string): Promise<number>
}

/** One promise of the port. It throws what it saw when the promise is broken. */
export type Case = {
  name: string
  /** Why it matters, in one sentence a lender's engineer can act on. */
  rule: string
  needs?: readonly Capability[]
  /** Applies only to lenders without these. */
  lacks?: readonly Capability[]
  manner?: Manner
  run(stage: Stage): Promise<void>
}

/** The capability that keeps a case from applying, if one does. */
export function excused(it: Case, capabilities: LenderCapabilities): string | undefined {
  const missing = it.needs?.find((name) => !capabilities[name])
  if (missing) return `the lender declares ${missing} false`
  const present = it.lacks?.find((name) => capabilities[name])
  return present ? `the lender declares ${present} true` : undefined
}

export const fresh = (kind: string): string => `${kind}-${randomBytes(9).toString('hex')}`

/** An operation of today under a new reference. */
export const anOperation = (stage: Stage, loanReference: string) => ({
  operationReference: fresh('opr'),
  loanReference,
  today: stage.today,
})
export const anAmount = (stage: Stage, loanReference: string, amountMinor: number) => ({
  ...anOperation(stage, loanReference),
  amountMinor,
  currency: stage.currency,
})
