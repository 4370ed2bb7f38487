import { useApplyWords } from '../../../copy/apply'
import {
  leaveApplicant,
  openApplicant,
  useApplicant,
} from '../../../features/apply/applicant-store'
import { CardList } from '../../../features/apply/card-list'
import { IdentityCard } from '../../../features/apply/identity-card'
import { IdentityForm } from '../../../features/apply/identity-form'
import { WhoReceives } from '../../../features/apply/who-receives'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useShown } from '../../../platform/lifecycle'
import { goBack } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Button } from '../../../ui/button'
import { Box } from '../../../ui/elements'
import { Frame } from '../../../ui/frame'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/apply/apply.css'

export default function ApplicantPage() {
  const words = useApplyWords()
  const { state } = useApplicant()
  useShown(() => void openApplicant())
  useLeft(leaveApplicant)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openApplicant())
  const applicant = state.phase === 'ready' ? state.applicant : null
  return (
    <Frame title={words.title}>
      {state.phase === 'loading' && <Skeleton />}
      {signInNeeded && <SignInPanel lead={words.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openApplicant()} />
      )}
      {applicant && (
        <>
          <Box as="p" className="lead">
            {words.lead}
          </Box>
          {applicant.identity === null ? (
            <IdentityForm />
          ) : (
            <>
              <IdentityCard identity={applicant.identity} />
              <CardList cards={applicant.cards} />
            </>
          )}
          <WhoReceives />
          {applicant.cards.length > 0 && (
            <Button
              id="to-request"
              look="primary"
              onPress={() => void goBack({ path: '/cash/pages/request/index' })}
            >
              {words.toRequest}
            </Button>
          )}
        </>
      )}
    </Frame>
  )
}
