import type { Bill, RepaymentKind } from '@miaoguo/shared/repayment/repayment'
import { useWords } from '../../../copy/language-store'
import { RemindCard } from '../../../features/remind-me/remind-card'
import { leaveReminders, openReminders } from '../../../features/remind-me/remind-store'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { BillCalendar } from '../../../features/view-bills/bill-calendar'
import { BillSums } from '../../../features/view-bills/bill-totals'
import {
  chooseBills,
  leaveBills,
  moreBills,
  openBills,
  useBills,
} from '../../../features/view-bills/bills-store'
import { useLeft, useShown } from '../../../platform/lifecycle'
import { openPage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Button } from '../../../ui/button'
import { Box } from '../../../ui/elements'
import { Frame } from '../../../ui/frame'
import { Notice } from '../../../ui/notice'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/view-bills/view-bills.css'

const toLoan = ({ loanId }: Bill): void =>
  void openPage({ path: '/account/pages/loan/index', query: { loan: loanId } })
const toPay = ({ loanId }: Bill): void => {
  const kind: RepaymentKind = 'installment'
  void openPage({ path: '/account/pages/repay/index', query: { loan: loanId, kind } })
}

const toLoans = (): void => void openPage({ path: '/account/pages/loans/index' })
const toLines = (): void => void openPage({ path: '/line/pages/lines/index' })

const open = (): void => {
  void openBills()
  void openReminders()
}
const leave = (): void => {
  leaveBills()
  leaveReminders()
}

export default function BillsPage() {
  const words = useWords()
  const { which, state } = useBills()
  useShown(open)
  useLeft(leave)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, open)
  return (
    <Frame title={words.bills.title}>
      {signInNeeded && <SignInPanel lead={words.bills.signIn} />}
      {!signInNeeded && (
        <Box className="bill-tabs" role="group" label={words.bills.which}>
          {(['open', 'paid'] as const).map((one) => (
            <Button
              key={one}
              id={`bills-${one}`}
              kind={one === which ? 'bill-tab-on' : ''}
              pressed={one === which}
              onPress={() => chooseBills(one)}
            >
              {words.bills[one]}
            </Button>
          ))}
        </Box>
      )}
      {state.phase === 'loading' && <Skeleton />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openBills()} />
      )}
      {state.phase === 'ready' && (
        <>
          {which === 'open' && <BillSums totals={state.totals} monthEndsOn={state.monthEndsOn} />}
          {state.bills.length === 0 && (
            <Notice
              id="no-bills"
              title={which === 'open' ? words.bills.noneOpen : words.bills.nonePaid}
              text={which === 'open' ? words.bills.noneOpenText : undefined}
            />
          )}
          <BillCalendar bills={state.bills} onOpen={toLoan} onPay={toPay} />
          {state.next !== null && (
            <Button
              id="more-bills"
              busy={state.more === 'loading'}
              onPress={() => void moreBills()}
            >
              {state.more === 'failed' ? words.retry : words.bills.more}
            </Button>
          )}
          <RemindCard />
          <Button id="to-loans" look="plain" onPress={toLoans}>
            {words.bills.loans}
          </Button>
          <Button id="to-lines" look="plain" onPress={toLines}>
            {words.home.lines}
          </Button>
        </>
      )}
    </Frame>
  )
}
