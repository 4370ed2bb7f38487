import type { BankCard } from '@miaoguo/shared/applicant/applicant'
import type { ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import { useEffect, useState } from 'react'
import { viewApplicant } from '../../api/applicants'
import { useCashOrderWords } from '../../copy/cash-order'
import { useTexts } from '../../copy/text'
import { rememberedCard } from '../../session/remembered'
import { Box } from '../../ui/elements'
import { MoneyText } from '../../ui/figures'

/** How much cash, and that it goes to the borrower's own card and to nobody else. */
export function CashSummary({ token, checkout }: { token: string; checkout: ShopperCheckout }) {
  const words = useCashOrderWords()
  const texts = useTexts()
  const card = useCard(token)
  const name =
    card === null ? words.ownCard : words.cardName(texts.local(card.issuerName), card.lastFour)
  return (
    <Box as="section" className="card order">
      <Box className="order-top">
        <Box className="order-who">
          <Box className="order-merchant">{words.title}</Box>
        </Box>
        <Box className="order-amount" label={words.amount}>
          <MoneyText amountMinor={checkout.amountMinor} currency={checkout.currency} />
        </Box>
      </Box>
      <Box as="p" className="small">
        {words.paidTo(name)}
      </Box>
      <Box className="order-reference">{words.reference(checkout.merchantReference)}</Box>
    </Box>
  )
}

/** The card this phone asked to be paid to; null where it does not know, or while it asks what it is called. */
function useCard(token: string): BankCard | null {
  const [card, setCard] = useState<BankCard | null>(null)
  useEffect(() => {
    const id = rememberedCard(token)
    let here = true
    if (id !== null)
      void viewApplicant().then((answer) => {
        const found = answer.ok ? answer.value.cards.find((it) => it.id === id) : undefined
        if (here) setCard(found ?? null)
      })
    return () => {
      here = false
    }
  }, [token])
  return card
}
