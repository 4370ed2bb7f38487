import type { InputOf } from '@miaoguo/shared/contract/endpoint'
import type {
  LenderQuote,
  openLenderContract,
  ProductTerms,
} from '@miaoguo/shared/contract/lender/open-lender'
import { daysLater, levelPayment, monthInterest, monthsLater, shareOf } from './arithmetic.ts'

type SubsidyAsked = NonNullable<
  InputOf<typeof openLenderContract.quote>['body']['subsidies']
>[number]
type Trip = NonNullable<InputOf<typeof openLenderContract.quote>['body']['trip']>
type Row = LenderQuote['schedule'][number]
type Asked = { amountMinor: number; today: string }

/** Some products fall due so many days after drawing, the others a month later. */
const firstDueOf = (terms: ProductTerms, today: string): string =>
  terms.firstDueDays === undefined ? monthsLater(today, 1) : daysLater(today, terms.firstDueDays)

/** The payment schedule this lender will book. */
export function scheduleOf(terms: ProductTerms, count: number, asked: Asked): Row[] {
  const principal = BigInt(asked.amountMinor)
  const firstDueOn = firstDueOf(terms, asked.today)
  const level = levelPayment(principal, terms.annualInterestPpm, count)
  let balance = principal
  const rows: Row[] = []
  for (let number = 1; number <= count; number += 1) {
    const interest = monthInterest(balance, terms.annualInterestPpm)
    const part = principalOf(terms, { number, count, principal, balance, level, interest })
    const fee = terms.fees
      .filter((it) => it.charged === 'per_installment' || number === 1)
      .reduce((sum, it) => sum + shareOf(principal, it.ratePpm), 0n)
    balance -= part
    rows.push({
      number,
      dueOn: monthsLater(firstDueOn, number - 1),
      principalMinor: Number(part),
      interestMinor: Number(interest),
      feeMinor: Number(fee),
      totalMinor: Number(part + interest + fee),
    })
  }
  return rows
}

type RowFacts = {
  number: number
  count: number
  principal: bigint
  balance: bigint
  level: bigint
  interest: bigint
}

function principalOf(terms: ProductTerms, row: RowFacts): bigint {
  if (row.number === row.count) return row.balance
  switch (terms.method) {
    case 'equal_installments':
      return row.level - row.interest
    case 'interest_only':
    case 'single_payment':
      return 0n
    case 'equal_principal':
    case 'flat_fee':
    case 'interest_free': {
      const count = BigInt(row.count)
      return row.principal / count + (BigInt(row.number) <= row.principal % count ? 1n : 0n)
    }
  }
}

export type Split = { interestPpm: number; feePpm: number }

/** What of a schedule the borrower pays when a merchant pays a part of each row's costs, and what the merchant pays. */
export function sharedOf(
  rows: Row[],
  split: Split | undefined,
): { rows: Row[]; paidMinor: number } {
  if (!split) return { rows, paidMinor: 0 }
  let paidMinor = 0
  const own = rows.map((row) => {
    const interest = Number(shareOf(BigInt(row.interestMinor), split.interestPpm))
    const fee = Number(shareOf(BigInt(row.feeMinor), split.feePpm))
    paidMinor += interest + fee
    return {
      ...row,
      interestMinor: row.interestMinor - interest,
      feeMinor: row.feeMinor - fee,
      totalMinor: row.totalMinor - interest - fee,
    }
  })
  return { rows: own, paidMinor }
}

/** The same terms once more for each merchant's offer to pay a part that fits them. */
function subsidised(
  quote: LenderQuote,
  subsidies: readonly SubsidyAsked[],
  reference: () => string,
): LenderQuote[] {
  return subsidies
    .filter(
      (it) =>
        (it.productCodes?.includes(quote.productCode) ?? true) &&
        (it.installmentCounts?.includes(quote.installmentCount) ?? true),
    )
    .map(({ campaignReference, interestPpm, feePpm }) => {
      const { rows, paidMinor } = sharedOf(quote.schedule, { interestPpm, feePpm })
      return {
        ...quote,
        quoteReference: reference(),
        schedule: rows,
        subsidy: { campaignReference, interestPpm, feePpm, subsidyMinor: paidMinor },
      }
    })
    .filter((it) => it.subsidy.subsidyMinor > 0)
}

/** A product with a trip rule lends against such trips alone. */
function lendsAgainst(
  { trip: rule }: ProductTerms,
  { today, trip }: { today: string; trip?: Trip | undefined },
): boolean {
  if (!rule) return true
  if (!trip) return false
  const daysAhead = (Date.parse(trip.departsOn) - Date.parse(today)) / 86_400_000
  return daysAhead >= (rule.daysAheadMin ?? 0) && daysAhead <= (rule.daysAheadMax ?? Infinity)
}

function endsInTime(
  { trip: rule }: ProductTerms,
  trip: Trip | undefined,
  schedule: readonly Row[],
): boolean {
  const last = schedule.at(-1)?.dueOn ?? ''
  if (!rule?.planEnds || !trip) return true
  return last < (rule.planEnds === 'before_departure' ? trip.departsOn : trip.returnsOn)
}

/** Every product and count this lender offers for an amount. */
export function quotesFor(
  products: readonly ProductTerms[],
  asked: Asked & {
    scenario: string
    currency: string
    subsidies?: readonly SubsidyAsked[] | undefined
    trip?: Trip | undefined
    /** The line that may be drawn for the amount. */
    line?: { lineReference: string; productCode: string; annualInterestPpm: number } | undefined
  },
  stamp: { expiresAt: string; reference(): string },
): LenderQuote[] {
  return products
    .filter(
      (it) =>
        // Cash products are for cash, the others for orders.
        (it.kind === 'quick_loan') === (asked.scenario === 'cash') &&
        it.currency === asked.currency &&
        it.amountMinMinor <= asked.amountMinor &&
        asked.amountMinor <= it.amountMaxMinor &&
        (it.line === undefined || it.code === asked.line?.productCode) &&
        lendsAgainst(it, asked),
    )
    .map((it) =>
      it.line && asked.line ? { ...it, annualInterestPpm: asked.line.annualInterestPpm } : it,
    )
    .flatMap((terms) =>
      terms.installmentCounts.flatMap((count) => {
        const plain: LenderQuote = {
          quoteReference: stamp.reference(),
          productCode: terms.code,
          principalMinor: asked.amountMinor,
          currency: terms.currency,
          installmentCount: count,
          method: terms.method,
          annualInterestPpm: terms.annualInterestPpm,
          fees: terms.fees,
          drawnOn: asked.today,
          firstDueOn: firstDueOf(terms, asked.today),
          schedule: scheduleOf(terms, count, asked),
          expiresAt: stamp.expiresAt,
          ...(terms.line && asked.line ? { creditLineReference: asked.line.lineReference } : {}),
        }
        if (!endsInTime(terms, asked.trip, plain.schedule)) return []
        const carries = terms.capabilities?.merchantSubsidy === true
        const more = carries ? subsidised(plain, asked.subsidies ?? [], stamp.reference) : []
        return [plain, ...more]
      }),
    )
}
