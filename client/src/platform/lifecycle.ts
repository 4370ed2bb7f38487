import { useDidHide, useDidShow, usePageNotFound, useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'

/** The query this page was opened with. */
export function useQuery(): Record<string, string> {
  const { params } = useRouter()
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, decoded(String(value ?? ''))]),
  )
}

// Mini-programs hand the query over as it was written, H5 decodes it; ids and tokens need neither.
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** Runs when the page is shown for the first time and whenever it comes back. */
export function useShown(run: () => void): void {
  useDidShow(run)
}

/** Whether this page is the one in front; pages below it stay alive and quiet. */
export function useInFront(): boolean {
  const [inFront, setInFront] = useState(true)
  useDidShow(() => setInFront(true))
  useDidHide(() => setInFront(false))
  return inFront
}

/** Runs once when the page goes away for good. */
export function useLeft(run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => () => latest.current(), [])
}

/** Runs when an address names no page of ours. */
export function usePageMissing(run: () => void): void {
  usePageNotFound(run)
}
