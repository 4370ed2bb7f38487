import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, Trouble } from '../../api/answer'
import { watched } from './console-store'

export type Remote<T> =
  | { phase: 'loading' }
  | { phase: 'refused'; problem: Trouble }
  | { phase: 'ready'; value: T }

/** What the server says to a question; another `key` is another question, and a late answer to the last one is dropped. */
export function useRemote<T>(key: string, ask: () => Promise<Answer<T>>) {
  const [state, setState] = useState<{ key: string; it: Remote<T> }>({
    key,
    it: { phase: 'loading' },
  })
  const latest = useRef(ask)
  latest.current = ask
  const run = useRef(0)
  const reload = useCallback(async () => {
    const mine = ++run.current
    const answer = await watched(latest.current())
    if (mine !== run.current) return
    const it: Remote<T> = answer.ok
      ? { phase: 'ready', value: answer.value }
      : { phase: 'refused', problem: answer.problem }
    setState({ key, it })
  }, [key])
  useEffect(() => {
    void reload()
    return () => {
      run.current += 1
    }
  }, [reload])
  const again = (): void => {
    setState({ key, it: { phase: 'loading' } })
    void reload()
  }
  const it: Remote<T> = state.key === key ? state.it : { phase: 'loading' }
  return { it, reload, again }
}

type Page<T> = { items: T[]; nextCursor: string | null }
type Older<T> = {
  key: string
  items: T[]
  next: string | null
  phase: 'idle' | 'loading' | 'failed'
}

/** A list read a page at a time. */
export function usePages<T>(
  key: string,
  ask: (cursor: string | undefined) => Promise<Answer<Page<T>>>,
) {
  const first = useRemote(key, () => ask(undefined))
  const [older, setOlder] = useState<Older<T> | null>(null)
  const mine = older?.key === key ? older : null
  const items = first.it.phase === 'ready' ? [...first.it.value.items, ...(mine?.items ?? [])] : []
  const next = mine ? mine.next : first.it.phase === 'ready' ? first.it.value.nextCursor : null
  const more = async (): Promise<void> => {
    if (next === null || mine?.phase === 'loading') return
    const before = { key, items: mine?.items ?? [], next }
    setOlder({ ...before, phase: 'loading' })
    const answer = await watched(ask(next))
    setOlder((now) =>
      now?.key !== key
        ? now
        : answer.ok
          ? {
              key,
              items: [...before.items, ...answer.value.items],
              next: answer.value.nextCursor,
              phase: 'idle',
            }
          : { ...before, phase: 'failed' },
    )
  }
  return { ...first, items, next, more, morePhase: mine?.phase ?? 'idle' }
}
