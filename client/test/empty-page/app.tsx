import type { ReactNode } from 'react'

/** The least Taro makes of an app: what a page of ours is measured beside. */
export default function App({ children }: { children?: ReactNode }) {
  return children
}
