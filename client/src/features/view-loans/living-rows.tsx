import { formatMoney } from '@miaoguo/shared/money/format'
import type { Currency } from '@miaoguo/shared/money/money'
import type { LoanInstallment } from '@miaoguo/shared/repayment/repayment'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'

type Props = { rows: readonly LoanInstallment[]; currency: Currency }

/** The schedule as it stands: what each row asks for, its parts, and what is paid of it. */
export function LivingRows({ rows, currency }: Props) {
  const all = useWords()
  const { sheet, bills, repay } = all
  const texts = useTexts()
  const text = (amountMinor: number): string => formatMoney({ amountMinor, currency })
  return (
    <Box className="table" role="table" label={sheet.schedule}>
      <Box className="table-row table-head" role="row">
        <Box as="span" className="cell cell-number" role="columnheader">
          {sheet.number}
        </Box>
        <Box as="span" className="cell" role="columnheader">
          {sheet.dueOn}
        </Box>
        <Box as="span" className="cell cell-amount" role="columnheader">
          {sheet.due}
        </Box>
      </Box>
      {rows.map((it) => (
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
            {sheet.parts(text(it.principalMinor), text(it.interestMinor), text(it.feeMinor))}
            <Box as="span" className={`row-state row-${it.state}`}>
              {it.state !== 'paid' && it.paidMinor > 0
                ? `${bills.states[it.state]} · ${repay.paidRow(text(it.paidMinor))}`
                : bills.states[it.state]}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  )
}
