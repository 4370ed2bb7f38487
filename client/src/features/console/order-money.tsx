import type { OrderAuthorization } from '@miaoguo/shared/merchant/console'
import { Card, Fact } from '../../ui/fact'
import { MoneyText } from '../../ui/figures'
import { CaptureForm } from './capture-form'
import { Tag } from './parts'
import { RefundForm } from './refund-form'
import { useConsoleWords } from './words'

/** How long a hold lives, in words; nothing for what is not held. */
export function DaysLeft({ it }: { it: OrderAuthorization | null }) {
  const { money: words } = useConsoleWords()
  if (it === null || it.daysLeft === null) return null
  return <Tag tone={it.daysLeft < 3 ? 'warn' : 'plain'}>{words.daysLeft(it.daysLeft)}</Tag>
}

type Props = {
  authorization: OrderAuthorization
  /** Whether this person may draw and give back. */
  mayMove: boolean
  onMoved: () => Promise<void>
}

/** What is held, drawn and given back of an order, and the two things that are done with it. */
export function OrderMoney({ authorization: it, mayMove, onMoved }: Props) {
  const { money: words, orders } = useConsoleWords()
  const { currency } = it
  const figures = [
    [words.captured, it.capturedMinor],
    [words.remaining, it.remainingMinor],
    [words.refunded, it.refundedMinor],
    [words.disputed, it.disputedMinor],
    [words.disputeLost, it.disputeLostMinor],
    [words.refundable, it.refundableMinor],
  ] as const
  return (
    <Card title={words.title}>
      <Fact name={orders.status}>
        {words.statuses[it.status]} <DaysLeft it={it} />
      </Fact>
      {figures
        .filter(([, amountMinor]) => amountMinor > 0)
        .map(([name, amountMinor]) => (
          <Fact key={name} name={name}>
            <MoneyText amountMinor={amountMinor} currency={currency} />
          </Fact>
        ))}
      {mayMove && it.remainingMinor > 0 && <CaptureForm it={it} onMoved={onMoved} />}
      {mayMove && it.refundableMinor > 0 && <RefundForm it={it} onMoved={onMoved} />}
    </Card>
  )
}
