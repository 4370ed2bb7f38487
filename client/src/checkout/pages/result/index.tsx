import { useWords } from '../../../copy/language-store'
import { Decision } from '../../../features/await-decision/decision'
import {
  followApplication,
  leaveDecision,
  useDecision,
} from '../../../features/await-decision/decision-store'
import { startOver } from '../../../features/choose-offer/offers-store'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { goBack, openPage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Frame } from '../../../ui/frame'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'

export default function ResultPage() {
  const words = useWords()
  const { token = '', application = '' } = useQuery()
  const { state } = useDecision()
  useShown(() => void followApplication(application))
  useLeft(leaveDecision)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void followApplication(application))
  const toOffers = () => {
    startOver(token)
    void goBack({ path: '/checkout/pages/offers/index', query: { token } })
  }
  const toBills = (loan: string | null) =>
    void openPage(
      loan === null
        ? { path: '/account/pages/bills/index' }
        : { path: '/account/pages/loan/index', query: { loan } },
    )
  return (
    <Frame title={words.result.title}>
      {state.phase === 'loading' && <Skeleton cards={1} />}
      {signInNeeded && <SignInPanel />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void followApplication(application)} />
      )}
      {state.phase === 'told' && (
        <Decision
          application={state.application}
          loan={state.loan}
          line={state.line}
          onChooseAgain={toOffers}
          onBills={() => toBills(state.application.loanId)}
        />
      )}
    </Frame>
  )
}
