import type { ReactNode } from 'react'
import { Box } from './elements'

/** A line "name — value". */
export function Fact({
  name,
  children,
  strong = false,
}: {
  name: string
  children: ReactNode
  strong?: boolean
}) {
  return (
    <Box className={strong ? 'fact fact-strong' : 'fact'}>
      <Box as="span" className="fact-name">
        {name}
      </Box>
      <Box as="span" className="fact-value">
        {children}
      </Box>
    </Box>
  )
}

/** A card with a heading. */
export function Card({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <Box as="section" className="card">
      {title && (
        <Box as="h2" className="card-title">
          {title}
        </Box>
      )}
      {children}
    </Box>
  )
}
