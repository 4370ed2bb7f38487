import type { PayoffOffer } from '@miaoguo/shared/repayment/repayment'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { MoneyText } from '../../ui/figures'
import { planPayoff } from './repay-store'

/** The lender's quote in its parts, until when it holds, and what it saves. */
export function QuoteFacts({ quote }: { quote: PayoffOffer }) {
  const words = useWords().repay
  const texts = useTexts()
  const { currency } = quote
  const amount = (name: string, amountMinor: number, strong = false) => (
    <Fact name={name} strong={strong}>
      <MoneyText amountMinor={amountMinor} currency={currency} />
    </Fact>
  )
  const through = texts.date(quote.validThrough)
  return (
    <>
      {amount(words.principal, quote.principalMinor)}
      {amount(words.interest, quote.interestMinor)}
      {amount(words.fee, quote.feeMinor)}
      <Box className="divider" />
      {quote.savedMinor > 0 ? (
        amount(words.saved, quote.savedMinor, true)
      ) : (
        <Fact name={words.saved}>{words.savedNone}</Fact>
      )}
      <Box as="p" className="small quote-validity">
        {quote.validThrough === quote.payOn
          ? words.validToday(through)
          : words.validThrough(through)}
      </Box>
    </>
  )
}

export function PayoffQuoteCard({ quote }: { quote: PayoffOffer }) {
  const words = useWords().repay
  return (
    <Card title={words.quoteTotal}>
      <Box id="quote-total" className="repay-amount">
        <MoneyText amountMinor={quote.totalMinor} currency={quote.currency} />
      </Box>
      <QuoteFacts quote={quote} />
      <Box as="p" className="small">
        {words.quoteLead}
      </Box>
      <Button id="to-confirm" look="primary" onPress={planPayoff}>
        {words.toConfirm}
      </Button>
      <Box as="p" className="small">
        {words.nothingPaid}
      </Box>
    </Card>
  )
}
