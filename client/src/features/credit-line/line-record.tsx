import type { CreditLineChange, CreditLineDetail } from '@miaoguo/shared/credit-line/credit-line'
import type { LoanId } from '@miaoguo/shared/id/id'
import { formatMoney } from '@miaoguo/shared/money/format'
import { useLineWords } from '../../copy/line'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'

type Props = { line: CreditLineDetail }

/** What was drawn from it, the newest first. */
export function DrawnLoans({ line, onLoan }: Props & { onLoan: (id: LoanId) => void }) {
  const words = useLineWords()
  const texts = useTexts()
  const money = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: line.currency })
  return (
    <Card title={words.loans}>
      {line.loans.length === 0 && (
        <Box as="p" className="small">
          {words.noLoans}
        </Box>
      )}
      {line.loans.map((it) => (
        <Box key={it.id} className="line-loan">
          <Box className="line-loan-name">
            {words.loanLine(it.merchantName, texts.moment(it.createdAt))}
          </Box>
          <Box className="line-loan-left">
            {words.outstanding(money(it.outstandingMinor), money(it.principalMinor))}
          </Box>
          <Button
            kind="line-loan-open"
            look="plain"
            label={words.toLoan(it.merchantName)}
            onPress={() => onLoan(it.id)}
          >
            {words.toLoan(it.merchantName)}
          </Button>
        </Box>
      ))}
    </Card>
  )
}

/** What changed, since when and by whom, the newest first. */
export function LineHistory({ line }: Props) {
  const words = useLineWords()
  const texts = useTexts()
  const what = (it: CreditLineChange): string =>
    it.what === 'status'
      ? words.statusChange(words.status[it.from], words.status[it.to])
      : words.limitChange(
          formatMoney({ amountMinor: it.fromMinor, currency: line.currency }),
          formatMoney({ amountMinor: it.toMinor, currency: line.currency }),
        )
  return (
    <Card title={words.history}>
      {line.changes.length === 0 && (
        <Box as="p" className="small">
          {words.noHistory}
        </Box>
      )}
      <Box as="ol" className="line-changes">
        {line.changes.map((it, i) => (
          <Box as="li" key={i} className="line-change">
            <Box className="line-change-what">{what(it)}</Box>
            <Box className="line-change-when">{words.by[it.by](texts.moment(it.since))}</Box>
          </Box>
        ))}
      </Box>
    </Card>
  )
}

/** What was said yes to when it was asked for. */
export function LineAgreement({ line }: Props) {
  const words = useLineWords()
  const texts = useTexts()
  return (
    <Card title={words.agreed}>
      <Box as="p" className="small">
        {words.agreedText(texts.moment(line.consent.grantedAt))}
      </Box>
      <Box as="ul" className="steps">
        {line.notice.tells.map((it) => (
          <Box as="li" className="step" key={it}>
            {words.apply.tells[it]}
          </Box>
        ))}
      </Box>
      <Fact name={words.digest}>
        <Box as="span" className="line-digest">
          {line.consent.noticeDigest}
        </Box>
      </Fact>
    </Card>
  )
}
