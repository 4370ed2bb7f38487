import { ConsoleFrame } from '../../../features/console/console-frame'
import { openConsole, useConsole } from '../../../features/console/console-store'
import { Desk } from '../../../features/console/desk'
import { ConsoleSignIn } from '../../../features/console/sign-in'
import { useConsoleWords } from '../../../features/console/words'
import { useWords } from '../../../copy/language-store'
import { useQuery, useShown } from '../../../platform/lifecycle'
import { ProblemLine } from '../../../ui/notice'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import { trouble } from '../../../api/answer'

/** The merchants' console: one page, so that all of it is one file that only its users load. */
export default function DeskPage() {
  const query = useQuery()
  const words = useConsoleWords()
  const { brand } = useWords()
  const state = useConsole((it) => it.state)
  useShown(() => void openConsole())
  switch (state.phase) {
    case 'ready':
      return <Desk me={state.me} query={query} />
    case 'signed_out':
      return (
        <ConsoleFrame title={words.signIn.title}>
          {state.ended && <ProblemLine problem={trouble('session_expired')} />}
          <ConsoleSignIn />
        </ConsoleFrame>
      )
    case 'refused':
      return (
        <ConsoleFrame title={words.title}>
          <Retry problem={state.problem} onRetry={() => void openConsole()} />
        </ConsoleFrame>
      )
    case 'loading':
      return (
        <ConsoleFrame title={`${brand} · ${words.title}`}>
          <Skeleton />
        </ConsoleFrame>
      )
  }
}
