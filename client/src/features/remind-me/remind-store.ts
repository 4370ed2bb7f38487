import type { ReminderSettings } from '@miaoguo/shared/repayment/reminders'
import { create } from 'zustand'
import type { Answer, Trouble } from '../../api/answer'
import { changeReminders, permitReminder, viewReminders } from '../../api/reminders'
import { askForMessage } from '../../platform/subscribe'

type Phase =
  /** Not known, or not to be read just now: a bill is no worse for it. */
  | { phase: 'unknown' }
  | {
      phase: 'known'
      settings: ReminderSettings
      busy: boolean
      problem: Trouble | null
      /** What the reader answered when the platform asked, where it was not a yes. */
      unpermitted: 'declined' | 'unavailable' | null
    }

export const useReminders = create<{ state: Phase }>(() => ({ state: { phase: 'unknown' } }))
const set = (state: Phase): void => useReminders.setState({ state })

let run = 0

export async function openReminders(): Promise<void> {
  const mine = ++run
  const answer = await viewReminders()
  if (mine !== run) return
  set(answer.ok ? known(answer.value) : { phase: 'unknown' })
}

type Known = Extract<Phase, { phase: 'known' }>

const known = (settings: ReminderSettings, more: Partial<Known> = {}): Known => ({
  phase: 'known',
  settings,
  busy: false,
  problem: null,
  unpermitted: null,
  ...more,
})

/** Does one thing at a time; what was chosen stays until the server has kept the new choice. */
async function change(
  ask: (settings: ReminderSettings) => Promise<Answer<ReminderSettings>>,
): Promise<void> {
  const { state } = useReminders.getState()
  if (state.phase !== 'known' || state.busy) return
  const mine = ++run
  set({ ...state, busy: true, problem: null, unpermitted: null })
  const answer = await ask(state.settings)
  if (mine !== run) return
  set(answer.ok ? known(answer.value) : known(state.settings, { problem: answer.problem }))
}

/** The other choice of texts. */
export const toggleReminders = (): Promise<void> =>
  change(({ sms }) => changeReminders({ sms: !sms }))

/** No more messages of the platform; permissions that are left lapse. */
export const endPlatformReminders = (): Promise<void> =>
  change(({ sms }) => changeReminders({ sms, platform: false }))

/** On a press alone: the platform asks its reader for one message, and only a yes is told. */
export async function permitOne(): Promise<void> {
  const { state } = useReminders.getState()
  if (state.phase !== 'known' || state.busy || !state.settings.platform) return
  const mine = ++run
  // First of all, because a platform asks nobody who has not just pressed.
  const asking = askForMessage(state.settings.platform.templateId)
  set({ ...state, busy: true, problem: null, unpermitted: null })
  const asked = await asking
  if (mine !== run) return
  if (asked.outcome !== 'accepted')
    return set(known(state.settings, { unpermitted: asked.outcome }))
  const answer = await permitReminder(asked.code)
  if (mine !== run) return
  set(answer.ok ? known(answer.value) : known(state.settings, { problem: answer.problem }))
}

export function leaveReminders(): void {
  run += 1
  set({ phase: 'unknown' })
}
