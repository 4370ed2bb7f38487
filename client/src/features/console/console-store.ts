import { MerchantMode } from '@miaoguo/shared/merchant/merchant'
import type { ConsoleUser } from '@miaoguo/shared/merchant/merchant-user'
import { create } from 'zustand'
import type { Answer, Trouble } from '../../api/answer'
import * as api from '../../api/console'
import { setConsoleToken } from '../../api/credentials'
import { readStored, writeStored } from '../../platform/storage'

type Phase =
  | { phase: 'signed_out'; ended: boolean }
  | { phase: 'loading' }
  | { phase: 'refused'; problem: Trouble }
  | { phase: 'ready'; me: ConsoleUser }

const tokenSlot = 'console-token'
const modeSlot = 'console-mode'
setConsoleToken(() => readStored(tokenSlot))

const storedMode = MerchantMode.safeParse(readStored(modeSlot))
type State = { state: Phase; mode: MerchantMode }

/** Who is at the console, and in which mode. Shoppers' sessions are another store and another token. */
export const useConsole = create<State>(() => ({
  state: { phase: 'loading' },
  mode: storedMode.success ? storedMode.data : 'test',
}))
const set = (state: Phase): void => useConsole.setState({ state })

function enter(me: ConsoleUser): void {
  const { mode } = useConsole.getState()
  const held = me.accounts.some((it) => it.mode === mode) ? mode : (me.accounts[0]?.mode ?? 'test')
  useConsole.setState({ state: { phase: 'ready', me }, mode: held })
}

/** Asks who is signed in, unless that is known. */
export async function openConsole(): Promise<void> {
  const { phase } = useConsole.getState().state
  if (readStored(tokenSlot) === null) {
    // That a session ended stays said.
    if (phase !== 'signed_out') set({ phase: 'signed_out', ended: false })
    return
  }
  if (phase === 'ready') return
  set({ phase: 'loading' })
  const answer = await watched(api.viewConsoleUser())
  if (answer.ok) enter(answer.value)
  else if (readStored(tokenSlot) !== null) set({ phase: 'refused', problem: answer.problem })
}

/** An answer of the console; when it says that the session is over, the console says so too. */
export async function watched<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asked
  const over = ['session_expired', 'credentials_invalid', 'sign_in_needed']
  if (!answer.ok && over.includes(answer.problem.code)) {
    writeStored(tokenSlot, null)
    set({ phase: 'signed_out', ended: true })
  }
  return answer
}

export async function signIn(login: string, code: string): Promise<Answer<unknown>> {
  const answer = await api.signInToConsole(login, code)
  if (answer.ok) {
    writeStored(tokenSlot, answer.value.token)
    enter(answer.value)
  }
  return answer
}

export async function signOut(): Promise<void> {
  await api.signOutOfConsole()
  writeStored(tokenSlot, null)
  set({ phase: 'signed_out', ended: false })
}

export function switchMode(mode: MerchantMode): void {
  writeStored(modeSlot, mode)
  useConsole.setState({ mode })
}
