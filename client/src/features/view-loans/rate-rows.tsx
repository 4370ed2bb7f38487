import type { RateChange } from '@miaoguo/shared/loan/rate-change'
import { formatMoney } from '@miaoguo/shared/money/format'
import type { Currency } from '@miaoguo/shared/money/money'
import { useRateWords } from '../../copy/rate'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'

/** Each installment that changes: when it falls due, what it asked for, what it asks for, and by how much that differs. */
export function RateRows({ rows, currency }: { rows: RateChange['rows']; currency: Currency }) {
  const words = useRateWords()
  const texts = useTexts()
  const money = (amountMinor: number): string => formatMoney({ amountMinor, currency })
  const signed = (byMinor: number): string =>
    byMinor > 0 ? `+${money(byMinor)}` : byMinor < 0 ? `−${money(-byMinor)}` : money(0)
  return (
    <Box className="table" role="table" label={words.rows}>
      <Box className="table-row table-head" role="row">
        {[words.due, words.before, words.after, words.by].map((name) => (
          <Box key={name} as="span" className="cell rate-cell" role="columnheader">
            {name}
          </Box>
        ))}
      </Box>
      {rows.map(({ before, after, byMinor }) => (
        <Box key={after.number} className="table-row" role="row">
          {[
            texts.date(after.dueOn),
            money(before.totalMinor),
            money(after.totalMinor),
            signed(byMinor),
          ].map((text, i) => (
            <Box key={i} as="span" className="cell rate-cell" role="cell">
              {text}
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  )
}
