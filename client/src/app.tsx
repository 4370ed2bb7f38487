import type { ReactNode } from 'react'
import { usePageMissing } from './platform/lifecycle'
import { restartAt } from './platform/navigation'
import './ui/tokens.css'
import './ui/ui.css'

/** Pages bring their own frame; the app carries the style sheet and sends lost visitors home. */
export default function App({ children }: { children?: ReactNode }) {
  usePageMissing(() => void restartAt({ path: '/pages/home/index' }))
  return children
}
