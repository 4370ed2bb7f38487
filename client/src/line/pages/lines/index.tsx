import { useLineWords } from '../../../copy/line'
import { leaveLines, openLines, useLines } from '../../../features/credit-line/lines-store'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useShown } from '../../../platform/lifecycle'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Frame } from '../../../ui/frame'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import { Lines } from './lines'
import '../../../features/credit-line/credit-line.css'

export default function LinesPage() {
  const words = useLineWords()
  const { state } = useLines()
  useShown(() => void openLines())
  useLeft(leaveLines)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openLines())
  return (
    <Frame title={words.title}>
      {state.phase === 'loading' && <Skeleton />}
      {signInNeeded && <SignInPanel lead={words.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openLines()} />
      )}
      {state.phase === 'ready' && <Lines lines={state.lines} offerings={state.offerings} />}
    </Frame>
  )
}
