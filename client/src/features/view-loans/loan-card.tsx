import type { LoanSummary } from '@miaoguo/shared/loan/loan'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'
import { Fact } from '../../ui/fact'
import { MoneyText, RateText } from '../../ui/figures'

/** One loan in the list; the whole card opens it. */
export function LoanCard({ bill, onOpen }: { bill: LoanSummary; onOpen: () => void }) {
  const all = useWords()
  const words = all.bills
  const texts = useTexts()
  const { currency } = bill
  return (
    <Box className="card loan-card" onPress={onOpen}>
      <Box className="bill-top">
        <Box as="span" className="bill-merchant">
          {bill.merchantName}
        </Box>
        <Box as="span" className={`bill-status bill-${bill.status}`}>
          {all.loanStatus[bill.status]}
        </Box>
      </Box>
      <Box className="bill-lender">
        {`${texts.local(bill.lender.legalName)} · ${words.of(bill.installmentCount)}`}
      </Box>
      <Box className="bill-due">
        <Box className="bill-due-name">
          {bill.nextDueOn === null
            ? words.noneDue
            : `${words.next} · ${words.nextOn(texts.date(bill.nextDueOn))}`}
        </Box>
        {bill.nextDueOn !== null && (
          <Box className="bill-due-amount">
            <MoneyText amountMinor={bill.nextDueMinor} currency={currency} />
          </Box>
        )}
      </Box>
      <Fact name={words.outstanding}>
        <MoneyText amountMinor={bill.outstandingMinor} currency={currency} />
      </Fact>
      <Fact name={all.offers.annualRate}>
        <RateText ratePpm={bill.annualRatePpm} convention={bill.annualRateConvention} />
      </Fact>
    </Box>
  )
}
