import type { LoanId } from '@miaoguo/shared/id/id'
import type { LoanDocumentKind } from '@miaoguo/shared/loan/document'
import type { Locale } from '@miaoguo/shared/money/format'
import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { fetchDocument } from '../../api/documents'
import { keepDocument } from '../../platform/keep-document'

type Phase =
  | { phase: 'idle' }
  | { phase: 'fetching' | 'kept' | 'not_kept'; kind: LoanDocumentKind }
  | { phase: 'refused'; kind: LoanDocumentKind; problem: Trouble }

export const useDocuments = create<{ state: Phase }>(() => ({ state: { phase: 'idle' } }))
const set = (state: Phase): void => useDocuments.setState({ state })

let run = 0

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
  set({ phase: 'idle' })
}
