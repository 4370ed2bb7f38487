import { formatMoney } from '@miaoguo/shared/money/format'
import type { Currency } from '@miaoguo/shared/money/money'
import type { LoanInstallment } from '@miaoguo/shared/repayment/repayment'
import { useWords } from '../../copy/language-store'
import { Box } from '../../ui/elements'
import { ScheduleRows } from '../../ui/schedule-rows'

type Props = { rows: readonly LoanInstallment[]; currency: Currency }

/** The schedule as it stands: what each row asks for, its parts, and what is paid of it. */
export function LivingRows({ rows, currency }: Props) {
  const { bills, repay } = useWords()
  return (
    <ScheduleRows
      schedule={rows}
      currency={currency}
      noteOf={(it) => (
        <Box as="span" className={`row-state row-${it.state}`}>
          {it.state !== 'paid' && it.paidMinor > 0
            ? `${bills.states[it.state]} · ${repay.paidRow(formatMoney({ amountMinor: it.paidMinor, currency }))}`
            : bills.states[it.state]}
        </Box>
      )}
    />
  )
}
