import { useWords } from '../../../copy/language-store'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { LoanCard } from '../../../features/view-loans/loan-card'
import {
  leaveLoans,
  moreLoans,
  openLoans,
  useLoans,
} from '../../../features/view-loans/loans-store'
import { useLeft, useShown } from '../../../platform/lifecycle'
import { openPage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Button } from '../../../ui/button'
import { Frame } from '../../../ui/frame'
import { Notice } from '../../../ui/notice'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/view-loans/view-loans.css'

export default function LoansPage() {
  const words = useWords()
  const { state } = useLoans()
  useShown(() => void openLoans())
  useLeft(leaveLoans)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openLoans())
  return (
    <Frame title={words.bills.loansTitle}>
      {state.phase === 'loading' && <Skeleton />}
      {signInNeeded && <SignInPanel lead={words.bills.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openLoans()} />
      )}
      {state.phase === 'ready' && state.bills.length === 0 && (
        <Notice id="no-loans" title={words.bills.empty} text={words.bills.emptyText} />
      )}
      {state.phase === 'ready' &&
        state.bills.map((bill) => (
          <LoanCard
            key={bill.id}
            bill={bill}
            onOpen={() =>
              void openPage({ path: '/account/pages/loan/index', query: { loan: bill.id } })
            }
          />
        ))}
      {state.phase === 'ready' && state.next !== null && (
        <Button id="more-loans" busy={state.more === 'loading'} onPress={() => void moreLoans()}>
          {state.more === 'failed' ? words.retry : words.bills.more}
        </Button>
      )}
    </Frame>
  )
}
