import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { LoanId } from '@miaoguo/shared/id/id'
import type { RateChange } from '@miaoguo/shared/loan/rate-change'
import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { listRateChanges } from '../../api/rate-changes'

type Phase =
  | { phase: 'reading' }
  | { phase: 'known'; asOf: CalendarDate; items: readonly RateChange[] }
  | { phase: 'unread'; problem: Trouble }

export const useRateChanges = create<{ state: Phase; loan: string }>(() => ({
  state: { phase: 'reading' },
  loan: '',
}))

let run = 0

/** Reads how the rate of a loan has changed; what is on the page stays until it is read anew. */
export async function openRateChanges(loan: string): Promise<void> {
  const mine = ++run
  const id = LoanId.safeParse(loan)
  if (!id.success) return
  const answer = await listRateChanges(id.data)
  if (mine !== run) return
  const state: Phase = answer.ok
    ? { phase: 'known', asOf: answer.value.asOf, items: answer.value.items }
    : { phase: 'unread', problem: answer.problem }
  useRateChanges.setState({ loan, state })
}

export function leaveRateChanges(): void {
  run += 1
  useRateChanges.setState({ state: { phase: 'reading' }, loan: '' })
}
