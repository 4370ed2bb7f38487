import type { WithdrawalOffer } from '@miaoguo/shared/repayment/repayment'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { MoneyText } from '../../ui/figures'
import { planWithdrawal } from './repay-store'

/** What is paid back and given back, to whom, and what becomes of the order. */
export function WithdrawalFacts({ offer }: { offer: WithdrawalOffer }) {
  const all = useWords().repay
  const words = all.withdrawal
  const texts = useTexts()
  const amount = (name: string, amountMinor: number) => (
    <Fact name={name}>
      <MoneyText amountMinor={amountMinor} currency={offer.currency} />
    </Fact>
  )
  return (
    <>
      {amount(words.principal, offer.principalMinor)}
      {amount(words.interest, offer.interestMinor)}
      {amount(words.returned, offer.costsReturnedMinor)}
      <Fact name={all.to}>{texts.local(offer.lender.legalName)}</Fact>
      <Fact name={words.last}>{texts.date(offer.lastOn)}</Fact>
      <Box className="divider" />
      <Box as="p">{words.undone}</Box>
      <Box as="p">{words.order}</Box>
    </>
  )
}

/** Undoing a loan: everything of it is said before the way on. */
export function WithdrawalCard({ offer }: { offer: WithdrawalOffer }) {
  const words = useWords().repay
  return (
    <Card title={words.withdrawal.total}>
      <Box id="withdrawal-total" className="repay-amount">
        <MoneyText amountMinor={offer.totalMinor} currency={offer.currency} />
      </Box>
      <WithdrawalFacts offer={offer} />
      <Button id="to-confirm" look="primary" onPress={planWithdrawal}>
        {words.toConfirm}
      </Button>
      <Box as="p" className="small">
        {words.nothingPaid}
      </Box>
    </Card>
  )
}
