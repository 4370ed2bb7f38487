import type { ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import { useCashOrderWords } from '../../copy/cash-order'
import { Box } from '../../ui/elements'
import { MoneyText } from '../../ui/figures'

/** How much cash, and that it goes to the borrower's own card and to nobody else. */
export function CashSummary({ checkout }: { checkout: ShopperCheckout }) {
  const words = useCashOrderWords()
  return (
    <Box as="section" className="card order">
      <Box className="order-top">
        <Box className="order-who">
          <Box className="order-merchant">{words.title}</Box>
          <Box className="order-reference">{words.reference(checkout.merchantReference)}</Box>
        </Box>
        <Box className="order-amount" label={words.amount}>
          <MoneyText amountMinor={checkout.amountMinor} currency={checkout.currency} />
        </Box>
      </Box>
      <Box as="p" className="small">
        {words.paidTo}
      </Box>
    </Box>
  )
}
