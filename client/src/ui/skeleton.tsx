import { useWords } from '../copy/language-store'
import { Box } from './elements'

/** Grey shapes where content will stand, so that nothing jumps when it comes. */
export function Skeleton({
  cards = 2,
  text,
  note,
}: {
  cards?: number
  text?: string
  note?: string
}) {
  const words = useWords()
  return (
    <Box className="skeleton" role="status" live="polite">
      <Box as="p" className="skeleton-text">
        {text ?? words.loading}
      </Box>
      {note && (
        <Box as="p" className="skeleton-note">
          {note}
        </Box>
      )}
      {Array.from({ length: cards }, (_, i) => (
        <Box key={i} className="card skeleton-card">
          <Box className="skeleton-bar skeleton-bar-short" />
          <Box className="skeleton-bar" />
          <Box className="skeleton-bar skeleton-bar-half" />
        </Box>
      ))}
    </Box>
  )
}
