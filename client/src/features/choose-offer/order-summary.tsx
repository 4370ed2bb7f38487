import type { ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import { isSubtracted } from '@miaoguo/shared/checkout/line'
import { formatMoney } from '@miaoguo/shared/money/format'
import { useState } from 'react'
import { useWords } from '../../copy/language-store'
import { Box, PlainButton } from '../../ui/elements'
import { MoneyText } from '../../ui/figures'
import { PaymentPartsFacts } from '../../ui/payment-parts'

/** What is being bought, for how much, from whom. */
export function OrderSummary({ checkout }: { checkout: ShopperCheckout }) {
  const words = useWords().order
  const [open, setOpen] = useState(false)
  const { currency } = checkout
  return (
    <Box as="section" className="card order">
      <Box className="order-top">
        <Box className="order-who">
          <Box className="order-merchant">{checkout.merchantName}</Box>
          <Box className="order-reference">{words.reference(checkout.merchantReference)}</Box>
        </Box>
        <Box className="order-amount" label={words.total}>
          <MoneyText amountMinor={checkout.amountMinor} currency={currency} />
        </Box>
      </Box>
      <PaymentPartsFacts payment={checkout.payment} currency={currency} />
      <PlainButton className="order-toggle" pressed={open} onPress={() => setOpen(!open)}>
        {`${words.lines} ${open ? '▴' : '▾'}`}
      </PlainButton>
      {open &&
        checkout.lines.map((line, i) => (
          <Box key={i} className="fact">
            <Box as="span" className="order-line-name">
              {`${line.name} ${line.quantity > 1 ? words.quantity(line.quantity) : ''}`}
            </Box>
            <Box as="span" className="fact-value">
              {`${isSubtracted(line.kind) ? '−' : ''}${formatMoney({ amountMinor: line.totalMinor, currency })}`}
            </Box>
          </Box>
        ))}
    </Box>
  )
}
