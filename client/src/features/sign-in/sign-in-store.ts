import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { sendOneTimeCode } from '../../api/sessions'
import { every } from '../../platform/clock'
import { signInWithPhone, signInWithPlatform } from '../../session/session-store'

type Phase =
  | { phase: 'filling'; problem: Trouble | 'platform_refused' | null }
  | { phase: 'sending_code' }
  | { phase: 'signing_in' }

type State = {
  state: Phase
  phone: string
  code: string
  /** The phone a code went to, and how long until another may be asked for. */
  sentTo: string | null
  secondsToResend: number
  wrong: { phone: boolean; code: boolean }
}

const fresh: State = {
  state: { phase: 'filling', problem: null },
  phone: '',
  code: '',
  sentTo: null,
  secondsToResend: 0,
  wrong: { phone: false, code: false },
}

export const useSignIn = create<State>(() => fresh)

const phoneForm = /^1[3-9]\d{9}$/
const codeForm = /^\d{6}$/
const digits = (text: string): string => text.replace(/\D/g, '')

let stopCounting = () => {}

export function resetSignIn(): void {
  stopCounting()
  useSignIn.setState(fresh)
}

export const typePhone = (text: string): void =>
  useSignIn.setState((it) => ({
    phone: digits(text).slice(0, 11),
    wrong: { ...it.wrong, phone: false },
  }))

export const typeCode = (text: string): void =>
  useSignIn.setState((it) => ({
    code: digits(text).slice(0, 6),
    wrong: { ...it.wrong, code: false },
  }))

const free = (): boolean => useSignIn.getState().state.phase === 'filling'

export async function sendCode(): Promise<void> {
  const { phone, secondsToResend } = useSignIn.getState()
  if (!free() || secondsToResend > 0) return
  if (!phoneForm.test(phone)) {
    useSignIn.setState((it) => ({ wrong: { ...it.wrong, phone: true } }))
    return
  }
  useSignIn.setState({ state: { phase: 'sending_code' } })
  const answer = await sendOneTimeCode(phone)
  useSignIn.setState({ state: { phase: 'filling', problem: answer.ok ? null : answer.problem } })
  if (!answer.ok) return
  useSignIn.setState({ sentTo: phone })
  countDown(answer.value.retryAfterSeconds)
}

function countDown(seconds: number): void {
  stopCounting()
  useSignIn.setState({ secondsToResend: seconds })
  stopCounting = every(1000, () => {
    const left = Math.max(0, useSignIn.getState().secondsToResend - 1)
    useSignIn.setState({ secondsToResend: left })
    if (left === 0) stopCounting()
  })
}

export async function submitPhone(): Promise<void> {
  const { phone, code } = useSignIn.getState()
  if (!free()) return
  const wrong = { phone: !phoneForm.test(phone), code: !codeForm.test(code) }
  if (wrong.phone || wrong.code) {
    useSignIn.setState({ wrong })
    return
  }
  await enter(() => signInWithPhone(phone, code))
}

export async function submitPlatform(): Promise<void> {
  if (free()) await enter(signInWithPlatform)
}

async function enter(ask: typeof signInWithPlatform): Promise<void> {
  useSignIn.setState({ state: { phase: 'signing_in' } })
  const answer = await ask()
  if (answer.ok) resetSignIn()
  else useSignIn.setState({ state: { phase: 'filling', problem: answer.problem }, code: '' })
}
