import type { BillTotals } from '@miaoguo/shared/repayment/repayment'
import { formatMoney } from '@miaoguo/shared/money/format'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'

/** What is overdue first and plainly, then what falls due by the end of the month; a line for each currency. */
export function BillSums({
  totals,
  monthEndsOn,
}: {
  totals: readonly BillTotals[]
  monthEndsOn: string
}) {
  const words = useWords()
  const texts = useTexts()
  return (
    <>
      {totals.map((it) => {
        const text = (amountMinor: number): string =>
          formatMoney({ amountMinor, currency: it.currency })
        return (
          <Box key={it.currency}>
            {it.overdueCount > 0 && (
              <Box className="bill-overdue-note" role="status">
                <Box as="p" className="bill-overdue-title">
                  {words.bills.overdue(it.overdueCount, text(it.overdueMinor))}
                </Box>
                <Box as="p" className="bill-overdue-text">
                  {words.late.bills(it.overdueDays, it.lateMinor > 0 ? text(it.lateMinor) : null)}
                </Box>
              </Box>
            )}
            <Box className="card bill-sum">
              <Box className="bill-lender">
                {`${words.bills.byMonthEnd(texts.date(monthEndsOn))} · ${words.bills.months(it.byMonthEndCount)}`}
              </Box>
              <Box className="bill-sum-amount">{text(it.byMonthEndMinor)}</Box>
            </Box>
          </Box>
        )
      })}
    </>
  )
}
