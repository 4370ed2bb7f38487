import type { LoanInstallment } from '@miaoguo/shared/repayment/repayment'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Box, Stretch } from '../../ui/elements'

/** How what is owed falls with each row: a column is the principal left before it, paid ones in another color. */
export function BalanceChart({ rows }: { rows: readonly LoanInstallment[] }) {
  const { chart } = useWords().repay
  const texts = useTexts()
  const last = rows[rows.length - 1]
  const whole = rows.reduce((sum, it) => sum + it.principalMinor, 0)
  if (rows.length < 2 || last === undefined || whole === 0) return null
  const paid = rows.filter((it) => it.state === 'paid').length
  const on = texts.date(last.dueOn)
  return (
    <Box className="balance" role="img" label={chart.label(rows.length, paid, on)}>
      <Box className="balance-columns">
        {columnsOf(rows, whole).map((it) => (
          <Stretch
            key={it.number}
            className={`balance-column balance-${it.state}`}
            heightPercent={it.heightPercent}
          />
        ))}
      </Box>
      <Box className="balance-ends">
        <Box as="span">{chart.left}</Box>
        <Box as="span">{chart.cleared(on)}</Box>
      </Box>
    </Box>
  )
}

/** Each row with the principal left before it, of the whole. */
function columnsOf(rows: readonly LoanInstallment[], whole: number) {
  let left = whole
  return rows.map((it) => {
    const heightPercent = (left / whole) * 100
    left -= it.principalMinor
    return { ...it, heightPercent }
  })
}
