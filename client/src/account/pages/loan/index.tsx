import { useEffect } from 'react'
import { useWords } from '../../../copy/language-store'
import { AutopayCard } from '../../../features/autopay/autopay-card'
import { leaveAutopay, openAutopay } from '../../../features/autopay/standing-store'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { leaveDocuments, openDocuments } from '../../../features/view-loans/documents-store'
import { leaveLoan, openLoan, useLoan } from '../../../features/view-loans/loan-store'
import { leaveRateChanges, openRateChanges } from '../../../features/view-loans/rate-changes-store'
import { LoanView } from '../../../features/view-loans/loan-view'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { openPage } from '../../../platform/navigation'
import { useSession } from '../../../session/session-store'
import { Frame } from '../../../ui/frame'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/view-loans/view-loans.css'
import '../../../features/autopay/autopay.css'

export default function LoanPage() {
  const words = useWords()
  const { loan = '' } = useQuery()
  const { state } = useLoan()
  const signedIn = useSession((it) => it.state.phase === 'signed_in')
  useShown(() => {
    void openLoan(loan)
    void openAutopay(loan)
    void openDocuments(loan)
    void openRateChanges(loan)
  })
  useLeft(() => {
    leaveLoan()
    leaveAutopay()
    leaveDocuments()
    leaveRateChanges()
  })
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useEffect(() => {
    if (!signedIn || !signInNeeded) return
    void openLoan(loan)
    void openAutopay(loan)
    void openDocuments(loan)
    void openRateChanges(loan)
  }, [signedIn, signInNeeded, loan])
  return (
    <Frame title={words.loan.title}>
      {state.phase === 'loading' && <Skeleton cards={2} />}
      {signInNeeded && <SignInPanel lead={words.bills.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openLoan(loan)} />
      )}
      {state.phase === 'ready' && (
        <LoanView
          loan={state.loan}
          living={state.living}
          onRepay={(kind) =>
            void openPage({ path: '/account/pages/repay/index', query: { loan, kind } })
          }
        >
          <AutopayCard
            onSetUp={() => void openPage({ path: '/account/pages/autopay/index', query: { loan } })}
          />
        </LoanView>
      )}
    </Frame>
  )
}
