import { useWords } from '../../../copy/language-store'
import { useTexts } from '../../../copy/text'
import { HelpForm } from '../../../features/ask-lender/help-form'
import { leaveHelp, openHelp, useHelp } from '../../../features/ask-lender/help-store'
import { RequestCard } from '../../../features/ask-lender/request-card'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Box } from '../../../ui/elements'
import { Frame } from '../../../ui/frame'
import { Notice } from '../../../ui/notice'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/view-loans/view-loans.css'
import '../../../features/ask-lender/ask-lender.css'

export default function HelpPage() {
  const words = useWords()
  const texts = useTexts()
  const { loan = '' } = useQuery()
  const { state, taken } = useHelp()
  useShown(() => void openHelp(loan))
  useLeft(leaveHelp)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openHelp(loan))
  return (
    <Frame title={words.help.title}>
      {state.phase === 'loading' && <Skeleton cards={2} />}
      {signInNeeded && <SignInPanel lead={words.bills.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openHelp(loan)} />
      )}
      {state.phase === 'ready' && (
        <>
          {taken !== null && (
            <Notice
              id="request-taken"
              tone="good"
              title={words.help.taken}
              text={words.help.takenText(texts.date(taken.answerBy))}
              live
            />
          )}
          <HelpForm />
          {state.requests.length > 0 && (
            <Box as="h2" className="card-title">
              {words.help.earlier}
            </Box>
          )}
          {state.requests.map((it) => (
            <RequestCard key={it.id} request={it} />
          ))}
        </>
      )}
    </Frame>
  )
}
