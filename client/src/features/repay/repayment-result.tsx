import type { Repayment } from '@miaoguo/shared/repayment/repayment'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { MoneyText } from '../../ui/figures'
import { Notice } from '../../ui/notice'
import { confirmPlan, type Closed, type Standing } from './repay-store'

const tones = { succeeded: 'good', failed: 'bad', pending: 'neutral' } as const

type Props = {
  standing: Standing
  repayment: Repayment
  closed: Closed
  onLoan: () => void
  onBills: () => void
}

/** What the lender said of the money, and what it means. */
export function RepaymentResult({ standing, repayment, closed, onLoan, onBills }: Props) {
  const words = useWords().repay
  const texts = useTexts()
  const { status, refusal, settledAt } = repayment
  const lender = texts.local(standing.loan.lender.legalName)
  const ending = (how: Closed): string =>
    how === null ? '' : how === 'withdrawn' ? words.withdrawn : words.closed
  const text = {
    pending: words.pending(lender),
    succeeded: `${words.succeeded(lender)}${ending(closed)}`,
    failed: words.failed,
  }[status]
  return (
    <>
      <Notice
        id={`repayment-${status}`}
        tone={tones[status]}
        title={words.status[status]}
        text={text}
        live
      >
        <Button id="to-loan" look="primary" onPress={onLoan}>
          {words.toLoan}
        </Button>
        <Button id="to-bills" onPress={onBills}>
          {words.toBills}
        </Button>
      </Notice>
      <Card>
        <Fact name={words.amount} strong>
          <MoneyText amountMinor={repayment.amountMinor} currency={repayment.currency} />
        </Fact>
        <Fact name={words.to}>{lender}</Fact>
        {status === 'failed' && refusal !== null && (
          <Fact name={words.reason}>{words.refusals[refusal]}</Fact>
        )}
        {settledAt !== null && status === 'succeeded' && (
          <Fact name={words.paidAt}>{texts.moment(settledAt)}</Fact>
        )}
        <Fact name={words.reference}>{repayment.id}</Fact>
      </Card>
    </>
  )
}

/** No answer came. The lender may have booked it, so nothing else is offered but asking with the same key. */
export function RepaymentUnknown() {
  const words = useWords().repay
  return (
    <Box role="alert">
      <Notice
        id="repayment-unknown"
        tone="warn"
        title={words.unknownTitle}
        text={words.unknownText}
      >
        <Button id="send-again" look="primary" onPress={() => void confirmPlan()}>
          {words.again}
        </Button>
      </Notice>
    </Box>
  )
}
