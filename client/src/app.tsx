import type { ReactNode } from 'react'
import './ui/tokens.css'
import './ui/ui.css'

/** Pages bring their own frame; the app only carries the style sheet. */
export default function App({ children }: { children?: ReactNode }) {
  return children
}
