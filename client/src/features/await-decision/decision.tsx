import type { Application, Loan } from '@miaoguo/shared/loan/loan'
import { formatMoney } from '@miaoguo/shared/money/format'
import { useCashOrderWords } from '../../copy/cash-order'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { useTripWords } from '../../copy/trip'
import { BackToShop } from '../../ui/back-to-shop'
import { BookingCard } from '../../ui/booking-card'
import { Button } from '../../ui/button'
import { Done } from '../../ui/done'
import { Box } from '../../ui/elements'
import { Card } from '../../ui/fact'
import { Notice } from '../../ui/notice'
import { PaymentPartsFacts } from '../../ui/payment-parts'

type Props = {
  application: Application
  loan: Loan | null
  line: 'held' | 'lost'
  onChooseAgain: () => void
  onBills: () => void
}

const tones = { approved: 'good', declined: 'bad', pending: 'neutral' } as const

/** The lender's answer, what it means and what can be done now. */
export function Decision({ application, loan, line, onChooseAgain, onBills }: Props) {
  const all = useWords()
  const words = all.result
  const cashWords = useCashOrderWords()
  const lender = useTexts().local(application.lenderName)
  const { status } = application
  // An answer that is only being confirmed comes soon; a lender that says it is deciding may take hours.
  const deciding = status === 'pending' && (application.underReviewSince ?? null) !== null
  const there = application.termsAtLender === true && status === 'approved'
  // Behind cash stands no merchant to be paid, or to go back to.
  const cash = application.scenario === 'cash'
  const approvedCash = cash && status === 'approved'
  const told = there
    ? words.approvedThere(lender)
    : approvedCash
      ? cashWords.approved(lender)
      : words[status](lender)
  return (
    <>
      <Notice
        id={`result-${status}`}
        tone={tones[status]}
        title={approvedCash ? cashWords.approvedTitle : words.applicationTitle[status]}
        text={deciding ? words.underReview(lender) : told}
        live
      >
        {status === 'declined' && (
          <Button id="choose-again" look="primary" onPress={onChooseAgain}>
            {words.chooseAgain}
          </Button>
        )}
        {cash ? (
          <Done look={status === 'declined' ? 'quiet' : 'primary'} />
        ) : (
          <BackToShop
            returnUrl={application.returnUrl}
            look={status === 'declined' ? 'quiet' : 'primary'}
          />
        )}
        {status !== 'declined' && !there && (
          <Button id="to-bills" onPress={onBills}>
            {status === 'approved' ? words.viewLoan : words.bills}
          </Button>
        )}
      </Notice>
      {line === 'lost' && (
        <Box as="p" className="small" role="status">
          {all.offers.lineLost}
        </Box>
      )}
      {status === 'declined' && application.declineReasons.length > 0 && (
        <Card title={words.declinedReasons}>
          <Steps steps={application.declineReasons.map((it) => words.declineReasons[it])} />
        </Card>
      )}
      <Payment application={application} loan={loan} />
      <BookingCard bookings={loan?.bookings} />
      <NextSteps application={application} loan={loan} />
    </>
  )
}

/** What was paid as a deposit, what is paid later, and what is lent now: said once something was lent. */
function Payment({ application, loan }: { application: Application; loan: Loan | null }) {
  const words = useTripWords().payment
  if (!application.payment || !loan) return null
  return (
    <Card title={words.title}>
      <PaymentPartsFacts payment={application.payment} currency={loan.currency} />
    </Card>
  )
}

function NextSteps({ application, loan }: { application: Application; loan: Loan | null }) {
  const words = useWords().result
  const cashWords = useCashOrderWords()
  const texts = useTexts()
  const own = application.scenario === 'cash' ? cashWords : words
  const first = loan?.schedule[0]
  const approved =
    loan && first
      ? words.approvedSteps(
          texts.date(first.dueOn),
          formatMoney({ amountMinor: first.totalMinor, currency: loan.currency }),
        )
      : null
  const steps = {
    approved,
    declined: own.declinedSteps,
    pending: own.pendingSteps,
  }[application.status]
  if (steps === null) return null
  return (
    <Card title={words.approvedNext}>
      <Steps steps={steps} />
    </Card>
  )
}

function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <Box as="ul" className="steps">
      {steps.map((text) => (
        <Box as="li" key={text} className="step">
          {text}
        </Box>
      ))}
    </Box>
  )
}
