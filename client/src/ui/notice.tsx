import type { ReactNode } from 'react'
import type { Trouble } from '../api/answer'
import { useWords } from '../copy/language-store'
import { Box } from './elements'

type Tone = 'neutral' | 'good' | 'warn' | 'bad'
type Props = {
  id?: string
  tone?: Tone
  title: string
  text?: string | undefined
  live?: boolean
  children?: ReactNode
}

const marks = { neutral: 'i', good: '✓', warn: '!', bad: '!' } satisfies Record<Tone, string>

/** A designed answer to "what now": a mark, a sentence, a reason, and what can be done. */
export function Notice({ id, tone = 'neutral', title, text, live = false, children }: Props) {
  return (
    <Box id={id} className={`notice notice-${tone}`} role={live ? 'status' : undefined}>
      <Box as="span" className="notice-mark">
        {marks[tone]}
      </Box>
      <Box as="h2" className="notice-title">
        {title}
      </Box>
      {text && (
        <Box as="p" className="notice-text">
          {text}
        </Box>
      )}
      {children && <Box className="notice-actions">{children}</Box>}
    </Box>
  )
}

/** A refusal in the shopper's words, with a reference for support. */
export function ProblemNotice({ problem, children }: { problem: Trouble; children?: ReactNode }) {
  const words = useWords()
  const [title, text] = words.problems[problem.code]
  return (
    <Box className="problem" role="alert">
      <Notice tone={problem.code === 'offline' ? 'neutral' : 'warn'} title={title} text={text}>
        {children}
      </Notice>
      {problem.requestId !== null && (
        <Box as="p" className="problem-reference">
          {words.requestId(problem.requestId)}
        </Box>
      )}
    </Box>
  )
}

/** The same refusal in one line, beside the control it is about. */
export function ProblemLine({ problem }: { problem: Trouble }) {
  const words = useWords()
  const [title, text] = words.problems[problem.code]
  return (
    <Box as="p" className="problem-line" role="alert">
      {words.problemLine(title, text)}
    </Box>
  )
}
