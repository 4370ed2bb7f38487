import { useEffect, useRef } from 'react'
import type { Trouble } from '../api/answer'
import { useWords } from '../copy/language-store'
import { whenOnline } from '../platform/network'
import { Button } from './button'
import { ProblemNotice } from './notice'

/** A refusal that asking again may mend; when only the line was missing, it mends itself. */
export function Retry({ problem, onRetry }: { problem: Trouble; onRetry: () => void }) {
  const words = useWords()
  const retry = useRef(onRetry)
  retry.current = onRetry
  const offline = problem.code === 'offline'
  useEffect(() => (offline ? whenOnline(() => retry.current()) : undefined), [offline])
  return (
    <ProblemNotice problem={problem}>
      <Button id="retry" look="primary" onPress={onRetry}>
        {words.retry}
      </Button>
    </ProblemNotice>
  )
}
