import { formatMoney } from '@miaoguo/shared/money/format'
import type { Currency } from '@miaoguo/shared/money/money'
import type { RepaymentKind, RepaymentOptions } from '@miaoguo/shared/repayment/repayment'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Notice } from '../../ui/notice'

type Props = {
  options: RepaymentOptions
  currency: Currency
  /** What is late has its own button further up. */
  paysAbove: boolean
  onRepay: (kind: RepaymentKind) => void
}

/** What can be done with the loan today. While something is being confirmed, only to look at that. */
export function LoanActions({ options, currency, paysAbove, onRepay }: Props) {
  const words = useWords().repay
  const text = (amountMinor: number): string => formatMoney({ amountMinor, currency })
  const texts = useTexts()
  const { pending, payableMinor, overdueMinor, withdrawal } = options
  if (pending)
    return (
      <Notice
        id="repayment-waits"
        title={words.pendingTitle}
        text={words.pendingText(text(pending.amountMinor))}
      >
        <Button id="view-repayment" look="primary" onPress={() => onRepay(pending.kind)}>
          {words.pendingView}
        </Button>
      </Notice>
    )
  if (payableMinor === 0) return null
  return (
    <Box className="button-stack loan-actions">
      {!paysAbove && (
        <Button id="pay-now" look="primary" onPress={() => onRepay('installment')}>
          {words.payNow(text(overdueMinor > 0 ? overdueMinor : payableMinor))}
        </Button>
      )}
      {options.prepayment.length > 0 && (
        <Button id="prepay" onPress={() => onRepay('prepayment')}>
          {words.prepay}
        </Button>
      )}
      {options.payoff && (
        <Button id="pay-off" onPress={() => onRepay('payoff')}>
          {words.payOff}
        </Button>
      )}
      {withdrawal && (
        <Button id="withdraw" onPress={() => onRepay('withdrawal')}>
          {words.withdraw(texts.date(withdrawal.lastOn))}
        </Button>
      )}
    </Box>
  )
}
