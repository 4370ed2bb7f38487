import { Currency } from '../money/money.ts'
import type { LenderQuote } from '../offer/quote.ts'
import { Problem } from '../problem/problem.ts'
import { AmortizationMethod } from '../schedule/installment.ts'
import { date, oneOf, termLimits, within } from '../schedule/terms.ts'

const amounts = ['principalMinor', 'interestMinor', 'feeMinor', 'totalMinor'] as const

/**
 * Refuses a quote no sheet can be made of, naming the argument and its range (`terms_invalid`): amounts and
 * rates out of range, words nobody knows, and rows whose number is not the one stated or whose dates do not
 * increase from the day of drawing.
 */
export function refuseQuote(quote: LenderQuote): void {
  const { schedule, drawnOn } = quote
  within('principalMinor', quote.principalMinor, termLimits.principalMinor)
  within('annualInterestPpm', quote.annualInterestPpm, termLimits.ratePpm)
  within('installmentCount', quote.installmentCount, termLimits.installmentCount)
  within('schedule.length', schedule.length, [quote.installmentCount, quote.installmentCount])
  oneOf('currency', quote.currency, Currency.options)
  oneOf('method', quote.method, AmortizationMethod.options)
  for (const fee of quote.fees) {
    within('fees.ratePpm', fee.ratePpm, termLimits.ratePpm)
    oneOf('fees.charged', fee.charged, ['per_installment', 'upfront'])
  }
  date('drawnOn', drawnOn)
  date('firstDueOn', quote.firstDueOn)
  let before = drawnOn
  schedule.forEach((row, i) => {
    for (const name of amounts) within(`schedule.${i}.${name}`, row[name], rowAmount)
    date(`schedule.${i}.dueOn`, row.dueOn)
    if (row.dueOn <= before)
      throw new Problem('terms_invalid', { argument: `schedule.${i}.dueOn`, after: before })
    before = row.dueOn
  })
}

/** A row may hold the whole principal and as much again ten times over, at the highest rate. */
const rowAmount = [0, 1e15] as const
