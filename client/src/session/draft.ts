import { readStored, writeStored } from '../platform/storage'
import { useSession } from './session-store'

/** All that may be kept of a form that was left. A number of an ID or of a card has no place here. */
type Drafts = {
  applicant: { name: string }
  cash: { amountText: string; count: string; method: string }
}

const slot = (what: keyof Drafts): string => `draft.${what}`

const borrower = (): string | null => {
  const { state } = useSession.getState()
  return state.phase === 'signed_in' ? state.session.borrowerId : null
}

/** Keeps what was typed for who typed it, or forgets it when null. */
export function keepDraft<K extends keyof Drafts>(what: K, draft: Drafts[K] | null): void {
  const of = borrower()
  writeStored(slot(what), draft === null || of === null ? null : JSON.stringify({ of, draft }))
}

/** What this borrower had typed; another's is nobody's. Texts only: whether they still fit is for the form to say. */
export function draftOf<K extends keyof Drafts>(what: K): Partial<Drafts[K]> {
  const of = borrower()
  try {
    const kept: unknown = JSON.parse(readStored(slot(what)) ?? 'null')
    if (of === null || typeof kept !== 'object' || kept === null) return {}
    const { of: whose, draft } = kept as { of?: unknown; draft?: unknown }
    if (whose !== of || typeof draft !== 'object' || draft === null) return {}
    const texts = Object.entries(draft).filter(([, value]) => typeof value === 'string')
    return Object.fromEntries(texts) as Partial<Drafts[K]>
  } catch {
    return {}
  }
}
