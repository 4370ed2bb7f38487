import { useAutopayWords } from '../../../copy/autopay'
import { useWords } from '../../../copy/language-store'
import { ChooseCard } from '../../../features/autopay/choose-card'
import { ReadPaper, SetUpResult, Unanswered } from '../../../features/autopay/read-paper'
import { leaveSetUp, openSetUp, useSetUp } from '../../../features/autopay/set-up-store'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { openPage, replacePage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Frame } from '../../../ui/frame'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/view-loans/view-loans.css'
import '../../../features/autopay/autopay.css'

export default function AutopayPage() {
  const words = useAutopayWords()
  const { bills } = useWords()
  const { loan = '' } = useQuery()
  const { state } = useSetUp()
  useShown(() => void openSetUp(loan))
  useLeft(leaveSetUp)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openSetUp(loan))
  const toLoan = (): void =>
    void replacePage({ path: '/account/pages/loan/index', query: { loan } })
  return (
    <Frame title={words.title}>
      {state.phase === 'loading' && <Skeleton cards={1} />}
      {signInNeeded && <SignInPanel lead={bills.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openSetUp(loan)} />
      )}
      {state.phase === 'choosing' && (
        <ChooseCard
          {...state}
          onAddCard={() => void openPage({ path: '/cash/pages/applicant/index' })}
        />
      )}
      {(state.phase === 'reading' || state.phase === 'sending') && (
        <ReadPaper
          offer={state.offer}
          sending={state.phase === 'sending'}
          problem={state.phase === 'reading' ? state.problem : null}
          onLeave={toLoan}
        />
      )}
      {state.phase === 'unanswered' && <Unanswered />}
      {state.phase === 'told' && <SetUpResult autopay={state.autopay} onLoan={toLoan} />}
    </Frame>
  )
}
