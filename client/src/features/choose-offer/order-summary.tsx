import type { Amended, ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import { isSubtracted } from '@miaoguo/shared/checkout/line'
import { formatMoney } from '@miaoguo/shared/money/format'
import type { Currency } from '@miaoguo/shared/money/money'
import { useState } from 'react'
import { useTripWords } from '../../copy/trip'
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
      {checkout.amends && <Amends amends={checkout.amends} currency={currency} />}
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

/** That the order adds to another one, whose loan it leaves alone. */
function Amends({ amends, currency }: { amends: Amended; currency: Currency }) {
  const words = useTripWords().amends
  const { merchantReference, amountMinor } = amends
  return (
    <Box id="order-amends" className="order-amends">
      <Box as="h2" className="order-amends-title">
        {words.title}
      </Box>
      <Box as="p" className="small">
        {words.text(merchantReference, formatMoney({ amountMinor, currency }))}
      </Box>
    </Box>
  )
}
