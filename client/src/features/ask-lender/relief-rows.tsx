import { formatMoney } from '@miaoguo/shared/money/format'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { Currency } from '@miaoguo/shared/money/money'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'

type Rows = readonly LivingInstallment[]
type Props = { before: Rows; after: Rows; currency: Currency }

/** The rows still to pay, as they are and as they would be, side by side. */
export function ReliefRows({ before, after, currency }: Props) {
  const words = useWords()
  const texts = useTexts()
  const { relief, sheet } = words
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i)
  const text = (row: LivingInstallment | undefined): string =>
    row === undefined
      ? relief.noRow
      : relief.row(texts.date(row.dueOn), formatMoney({ amountMinor: row.totalMinor, currency }))
  const parts = (row: LivingInstallment | undefined): string => {
    const money = (amountMinor: number): string => formatMoney({ amountMinor, currency })
    return row === undefined
      ? ''
      : sheet.parts(money(row.principalMinor), money(row.interestMinor), money(row.feeMinor))
  }
  return (
    <Box className="table relief-table" role="table" label={relief.rows}>
      <Box className="table-row table-head" role="row">
        <Box as="span" className="cell cell-number" role="columnheader">
          {sheet.number}
        </Box>
        <Box as="span" className="cell relief-cell" role="columnheader">
          {relief.now}
        </Box>
        <Box as="span" className="cell relief-cell" role="columnheader">
          {relief.withPlan}
        </Box>
      </Box>
      {places.map((i) => (
        <Box key={i} className="table-row relief-row" role="row">
          <Box as="span" className="cell cell-number" role="cell">
            {String(i + 1)}
          </Box>
          {[before[i], after[i]].map((row, side) => (
            <Box key={side} as="span" className="cell relief-cell" role="cell">
              <Box as="span" className="relief-due">
                {text(row)}
              </Box>
              <Box as="span" className="relief-parts">
                {parts(row)}
              </Box>
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  )
}
