import { formatMoney } from '@miaoguo/shared/money/format'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import type { ReactNode } from 'react'
import { useWords } from '../copy/language-store'
import { useTexts } from '../copy/text'
import { Box } from './elements'

type Props<R extends Installment> = {
  schedule: readonly R[]
  currency: Currency
  /** What else is said of a row, under its parts. */
  noteOf?: (row: R) => ReactNode
}

/** A payment schedule row by row, as the server computed it. */
export function ScheduleRows<R extends Installment>({ schedule, currency, noteOf }: Props<R>) {
  const words = useWords().sheet
  const texts = useTexts()
  const text = (amountMinor: number): string => formatMoney({ amountMinor, currency })
  return (
    <Box className="table" role="table" label={words.schedule}>
      <Box className="table-row table-head" role="row">
        <Box as="span" className="cell cell-number" role="columnheader">
          {words.number}
        </Box>
        <Box as="span" className="cell" role="columnheader">
          {words.dueOn}
        </Box>
        <Box as="span" className="cell cell-amount" role="columnheader">
          {words.due}
        </Box>
      </Box>
      {schedule.map((it) => (
        <Box key={it.number} className="installment-row table-row" role="row">
          <Box as="span" className="cell cell-number" role="cell">
            {String(it.number)}
          </Box>
          <Box as="span" className="cell" role="cell">
            {texts.date(it.dueOn)}
          </Box>
          <Box as="span" className="cell cell-amount" role="cell">
            {text(it.totalMinor)}
          </Box>
          <Box as="span" className="cell cell-note" role="cell">
            {words.parts(text(it.principalMinor), text(it.interestMinor), text(it.feeMinor))}
            {noteOf?.(it)}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
