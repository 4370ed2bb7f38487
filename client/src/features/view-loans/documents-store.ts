import { LoanId } from '@miaoguo/shared/id/id'
import type { LoanDocumentKind } from '@miaoguo/shared/loan/document'
import type { Locale } from '@miaoguo/shared/money/format'
import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { fetchDocument, listDocuments } from '../../api/documents'
import { keepDocument } from '../../platform/keep-document'

type Phase =
  | { phase: 'idle' }
  | { phase: 'fetching' | 'kept' | 'not_kept'; kind: LoanDocumentKind }
  | { phase: 'refused'; kind: LoanDocumentKind; problem: Trouble }

type State = {
  state: Phase
  /** What there is; null while that is not known. */
  kinds: readonly LoanDocumentKind[] | null
}
const nothing: State = { state: { phase: 'idle' }, kinds: null }

export const useDocuments = create<State>(() => nothing)
const set = (state: Phase): void => useDocuments.setState({ state })

let run = 0
let listing = 0

/** Asks which documents there are; where that cannot be told those that every loan has are offered. */
export async function openDocuments(loan: string): Promise<void> {
  const mine = ++listing
  const id = LoanId.safeParse(loan)
  if (!id.success) return
  const answer = await listDocuments(id.data)
  if (mine !== listing) return
  useDocuments.setState({ kinds: answer.ok ? answer.value.items.map((it) => it.kind) : null })
}

/** Fetches a document and hands it over; while one is fetched another tap does nothing. */
export async function keepDocumentOf(
  id: LoanId,
  kind: LoanDocumentKind,
  language: Locale,
): Promise<void> {
  if (useDocuments.getState().state.phase === 'fetching') return
  const mine = ++run
  set({ phase: 'fetching', kind })
  const answer = await fetchDocument({ id, kind, language })
  if (mine !== run) return
  if (!answer.ok) return set({ phase: 'refused', kind, problem: answer.problem })
  const kept = await keepDocument({ name: `miaoguo-${kind}-${id}.pdf`, bytes: answer.value }).then(
    () => true,
    () => false,
  )
  if (mine === run) set({ phase: kept ? 'kept' : 'not_kept', kind })
}

export function leaveDocuments(): void {
  run += 1
  listing += 1
  useDocuments.setState(nothing)
}
