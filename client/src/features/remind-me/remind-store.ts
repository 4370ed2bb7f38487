import type { ReminderSettings } from '@miaoguo/shared/repayment/reminders'
import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { changeReminders, viewReminders } from '../../api/reminders'

type Phase =
  /** Not known, or not to be read just now: a bill is no worse for it. */
  | { phase: 'unknown' }
  | { phase: 'known'; settings: ReminderSettings; busy: boolean; problem: Trouble | null }

export const useReminders = create<{ state: Phase }>(() => ({ state: { phase: 'unknown' } }))
const set = (state: Phase): void => useReminders.setState({ state })

let run = 0

export async function openReminders(): Promise<void> {
  const mine = ++run
  const answer = await viewReminders()
  if (mine !== run) return
  set(
    answer.ok
      ? { phase: 'known', settings: answer.value, busy: false, problem: null }
      : { phase: 'unknown' },
  )
}

/** The other choice; what was chosen stays until the server has kept the new one. */
export async function toggleReminders(): Promise<void> {
  const { state } = useReminders.getState()
  if (state.phase !== 'known' || state.busy) return
  const mine = ++run
  set({ ...state, busy: true, problem: null })
  const answer = await changeReminders(!state.settings.sms)
  if (mine !== run) return
  const settings = answer.ok ? answer.value : state.settings
  set({ phase: 'known', settings, busy: false, problem: answer.ok ? null : answer.problem })
}

export function leaveReminders(): void {
  run += 1
  set({ phase: 'unknown' })
}
