import { useEffect, useRef } from 'react'
import type { Trouble } from '../api/answer'
import { useWords } from '../copy/language-store'
import { restartAt } from '../platform/navigation'
import { whenOnline } from '../platform/network'
import { Button } from './button'
import { ProblemNotice } from './notice'

/**
 * A refusal that asking again may mend; when only the line was missing, it mends itself. What does not exist
 * will not exist a second later: there the way leads home, and only then back to trying.
 */
export function Retry({ problem, onRetry }: { problem: Trouble; onRetry: () => void }) {
  const words = useWords()
  const retry = useRef(onRetry)
  retry.current = onRetry
  const missing = problem.code === 'not_found'
  const offline = problem.code === 'offline'
  useEffect(() => (offline ? whenOnline(() => retry.current()) : undefined), [offline])
  return (
    <ProblemNotice problem={problem}>
      {missing && (
        <Button
          id="to-home"
          look="primary"
          onPress={() => void restartAt({ path: '/pages/home/index' })}
        >
          {words.toHome}
        </Button>
      )}
      <Button id="retry" look={missing ? 'quiet' : 'primary'} onPress={onRetry}>
        {words.retry}
      </Button>
    </ProblemNotice>
  )
}
