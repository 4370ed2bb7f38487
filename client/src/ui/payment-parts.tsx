import type { PaymentParts } from '@miaoguo/shared/checkout/line'
import type { Currency } from '@miaoguo/shared/money/money'
import { useTripWords } from '../copy/trip'
import { Box } from './elements'
import { Fact } from './fact'
import { MoneyText } from './figures'

type Props = { payment: PaymentParts | undefined; currency: Currency; note?: string }

/** What of an order is a deposit, what is a balance, and what is financed; nothing where all of it is financed. */
export function PaymentPartsFacts({ payment, currency, note }: Props) {
  const words = useTripWords().payment
  if (!payment) return null
  const parts = [
    [words.order, payment.orderMinor],
    [words.deposit, payment.depositMinor],
    [words.balance, payment.balanceMinor],
    [words.financed, payment.financedMinor],
  ] as const
  return (
    <Box className="payment-parts">
      {parts.map(
        ([name, amountMinor]) =>
          amountMinor > 0 && (
            <Fact key={name} name={name} strong={name === words.financed}>
              <MoneyText amountMinor={amountMinor} currency={currency} />
            </Fact>
          ),
      )}
      <Box as="p" className="small">
        {note ?? words.note}
      </Box>
    </Box>
  )
}
