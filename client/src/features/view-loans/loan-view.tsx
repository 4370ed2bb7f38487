import type { Loan } from '@miaoguo/shared/loan/loan'
import type { RepaymentKind } from '@miaoguo/shared/repayment/repayment'
import type { ReactNode } from 'react'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { openPage } from '../../platform/navigation'
import { BookingCard } from '../../ui/booking-card'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { MoneyText, RateText } from '../../ui/figures'
import { ComplaintActions, LenderFacts } from '../../ui/lender-block'
import { ScheduleRows } from '../../ui/schedule-rows'
import { DisputeCard } from './dispute-card'
import { BalanceChart } from './balance-chart'
import { DocumentList } from './document-list'
import { LateCard } from './late-card'
import { LivingRows } from './living-rows'
import { LoanActions } from './loan-actions'
import type { Living } from './loan-store'
import { RateCards } from './rate-card'

type Props = {
  loan: Loan
  living: Living | null
  onRepay: (kind: RepaymentKind) => void
  /** What stands beneath the ways of paying. */
  children?: ReactNode
}

/** One loan with its schedule, its lender and the proof of what was signed. */
export function LoanView({ loan, living, onRepay, children }: Props) {
  const all = useWords()
  const words = all.loan
  const { currency } = loan
  const toHelp = (): void =>
    void openPage({ path: '/account/pages/help/index', query: { loan: loan.id } })
  return (
    <>
      <LoanFacts loan={loan} />
      <RateCards
        onPayoff={living?.options.payoff === true ? () => onRepay('payoff') : undefined}
        onHelp={toHelp}
      />
      {living?.late && (
        <LateCard
          late={living.late}
          currency={currency}
          onPay={canPay(living) ? () => onRepay('installment') : undefined}
          onRelief={toHelp}
        />
      )}
      {living && (
        <LoanActions
          options={living.options}
          currency={currency}
          paysAbove={living.late !== null && canPay(living)}
          onRepay={onRepay}
        />
      )}
      {children}
      <BookingCard bookings={loan.bookings} />
      <DisputeCard disputes={loan.disputes} currency={currency} />
      <Card title={words.schedule}>
        {living && living.rows.length > 0 ? (
          <>
            <BalanceChart rows={living.rows} />
            <LivingRows rows={living.rows} currency={currency} />
          </>
        ) : (
          <ScheduleRows schedule={loan.schedule} currency={currency} />
        )}
      </Card>
      <Card title={words.lender}>
        <LenderFacts lender={loan.lender} />
        <Fact name={words.reference}>{loan.lenderLoanReference}</Fact>
        <Box as="h3" className="bill-subtitle">
          {words.complaint}
        </Box>
        <Button id="ask-lender" onPress={toHelp}>
          {all.help.open}
        </Button>
        <ComplaintActions lender={loan.lender} />
      </Card>
      <DocumentList loan={loan} />
      <Box as="p" className="small">
        {words.record}
      </Box>
      <Box as="p" className="small bill-digest">
        {`${words.digest} ${loan.disclosureDigest}`}
      </Box>
    </>
  )
}

/** While a repayment is being confirmed nothing else is paid. */
const canPay = ({ options }: Living): boolean =>
  options.pending === null && options.payableMinor > 0

/** How much of it is left, what it costs, and what it was for. */
function LoanFacts({ loan }: { loan: Loan }) {
  const all = useWords()
  const words = all.loan
  const texts = useTexts()
  const { currency } = loan
  const amount = (name: string, amountMinor: number, strong = false) => (
    <Fact name={name} strong={strong}>
      <MoneyText amountMinor={amountMinor} currency={currency} />
    </Fact>
  )
  return (
    <Card>
      <Box className="bill-top">
        <Box as="span" className="bill-merchant">
          {loan.merchantName}
        </Box>
        <Box as="span" className={`bill-status bill-${loan.status}`}>
          {all.loanStatus[loan.status]}
        </Box>
      </Box>
      <Box className="bill-lender">
        {loan.scenario === 'cash'
          ? all.order.request(loan.merchantReference)
          : all.order.reference(loan.merchantReference)}
      </Box>
      <Box className="divider" />
      {amount(words.outstanding, loan.outstandingMinor, true)}
      {amount(words.principal, loan.principalMinor)}
      {amount(words.totalCost, loan.totalCostMinor)}
      {amount(words.totalOfPayments, loan.totalOfPaymentsMinor)}
      <Fact name={all.offers.annualRate}>
        <RateText ratePpm={loan.annualRatePpm} convention={loan.annualRateConvention} />
      </Fact>
      <Fact name={words.createdAt}>{texts.moment(loan.createdAt)}</Fact>
    </Card>
  )
}
