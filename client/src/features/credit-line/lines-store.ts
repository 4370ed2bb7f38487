import type { CreditLine } from '@miaoguo/shared/credit-line/credit-line'
import type { CreditLineOffering } from '@miaoguo/shared/credit-line/notice'
import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { listLines, listOfferings } from '../../api/credit-lines'

type Phase =
  | { phase: 'loading' }
  | { phase: 'ready'; lines: readonly CreditLine[]; offerings: readonly CreditLineOffering[] }
  | { phase: 'refused'; problem: Trouble }

export const useLines = create<{ state: Phase }>(() => ({ state: { phase: 'loading' } }))
const set = (state: Phase): void => useLines.setState({ state })

let run = 0

/** My lines and those that may be asked for. Coming back refreshes them without a flash. */
export async function openLines(): Promise<void> {
  const mine = ++run
  if (useLines.getState().state.phase !== 'ready') set({ phase: 'loading' })
  const [lines, offerings] = await Promise.all([listLines(), listOfferings()])
  if (mine !== run) return
  if (!lines.ok) return set({ phase: 'refused', problem: lines.problem })
  if (!offerings.ok) return set({ phase: 'refused', problem: offerings.problem })
  set({ phase: 'ready', lines: lines.value.items, offerings: offerings.value.items })
}

/** Forgets what was shown: the next borrower on this phone is another one. */
export function leaveLines(): void {
  run += 1
  set({ phase: 'loading' })
}
