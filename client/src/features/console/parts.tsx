import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Trouble } from '../../api/answer'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Retry } from '../../ui/retry'
import { Skeleton } from '../../ui/skeleton'
import { useWords } from '../../copy/language-store'
import { RefusalLine } from './fields'
import type { Remote, usePages } from './remote'
import { useConsoleWords } from './words'

/** Waiting, refused, or what came. */
export function Loaded<T>({
  it,
  onRetry,
  children,
}: {
  it: Remote<T>
  onRetry: () => void
  children: (value: T) => ReactNode
}) {
  if (it.phase === 'loading') return <Skeleton />
  if (it.phase === 'refused') return <Retry problem={it.problem} onRetry={onRetry} />
  return <>{children(it.value)}</>
}

export type Column<T> = { name: string; wide?: boolean; cell: (item: T) => ReactNode }

/** A table on a wide window, cards on a narrow one; roles keep it a table where its look is none. */
export function Grid<T>({
  label,
  columns,
  items,
  keyOf,
}: {
  label: string
  columns: readonly Column<T>[]
  items: readonly T[]
  keyOf: (item: T) => string
}) {
  return (
    <table className="grid card" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((it) => (
            <th key={it.name} role="columnheader" scope="col">
              {it.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <tr key={keyOf(item)} role="row" className="grid-row">
            {columns.map((it) => (
              <td key={it.name} role="cell" className={it.wide ? 'grid-wide' : undefined}>
                <span className="grid-name" aria-hidden="true">
                  {it.name}
                </span>
                <span className="grid-value">{it.cell(item)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Pages<T> = ReturnType<typeof usePages<T>>

/** A list a page at a time, with its empty face. */
export function PagedGrid<T>({
  pages,
  empty,
  emptyText,
  ...grid
}: {
  pages: Pages<T>
  empty: string
  emptyText?: string
  label: string
  columns: readonly Column<T>[]
  keyOf: (item: T) => string
}) {
  const words = useWords()
  const { more } = useConsoleWords()
  return (
    <Loaded it={pages.it} onRetry={pages.again}>
      {() =>
        pages.items.length === 0 ? (
          <Notice id="nothing" title={empty} text={emptyText} />
        ) : (
          <>
            <Grid {...grid} items={pages.items} />
            {pages.next !== null && (
              <Button
                id="more"
                busy={pages.morePhase === 'loading'}
                onPress={() => void pages.more()}
              >
                {pages.morePhase === 'failed' ? words.retry : more}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  )
}

export function Tag({
  tone,
  children,
}: {
  tone: 'good' | 'warn' | 'bad' | 'plain'
  children: ReactNode
}) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}

type Act = () => Promise<{ ok: true } | { ok: false; problem: Trouble }>

/** A small button that does one thing; with `sure` it asks once more, in its own place. */
export function Action({
  id,
  name,
  sure,
  act,
}: {
  id?: string
  name: string
  sure?: string
  act: Act
}) {
  const { cancel } = useConsoleWords()
  const [state, setState] = useState<'idle' | 'asking' | 'busy'>('idle')
  const [problem, setProblem] = useState<Trouble | null>(null)
  const run = async (): Promise<void> => {
    setState('busy')
    const answer = await act()
    setProblem(answer.ok ? null : answer.problem)
    setState('idle')
  }
  return (
    <span className="action">
      {state === 'asking' && <span className="action-sure">{sure}</span>}
      <button
        type="button"
        id={id}
        className="action-button"
        disabled={state === 'busy'}
        onClick={() => (sure && state === 'idle' ? setState('asking') : void run())}
      >
        {name}
      </button>
      {state === 'asking' && (
        <button type="button" className="action-button" onClick={() => setState('idle')}>
          {cancel}
        </button>
      )}
      {problem && <RefusalLine problem={problem} />}
    </span>
  )
}

/** What is shown this once: a key or a secret. */
export function ShownOnce({
  note,
  text,
  onKept,
}: {
  note: string
  text: string
  onKept: () => void
}) {
  const { keys } = useConsoleWords()
  return (
    <section className="card shown-once" role="status">
      <p className="lead">{note}</p>
      <code className="code" id="shown-once">
        {text}
      </code>
      <Button id="kept" onPress={onKept}>
        {keys.copied}
      </Button>
    </section>
  )
}
