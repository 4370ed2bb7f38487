import { Session } from '@miaoguo/shared/session/session'
import { create } from 'zustand'
import type { Trouble } from '../api/answer'
import { setCredentials } from '../api/credentials'
import { endIntention } from '../api/intention'
import * as sessions from '../api/sessions'
import { instantMs, nowMs } from '../platform/clock'
import { platformName } from '../platform/platform'
import { platformCode } from '../platform/sign-in'
import { readStored, writeStored } from '../platform/storage'

type SignedIn = { phase: 'signed_in'; session: Session }
type State = { phase: 'signed_out' } | SignedIn

const slot = 'session'
/** A token this close to its end is exchanged before it is used. */
const marginMs = 20_000

function stored(): State {
  try {
    const session = Session.safeParse(JSON.parse(readStored(slot) ?? 'null'))
    return session.success ? { phase: 'signed_in', session: session.data } : { phase: 'signed_out' }
  } catch {
    return { phase: 'signed_out' }
  }
}

/** Who is here. The only store that outlives a page. */
export const useSession = create<{ state: State }>(() => ({ state: stored() }))

const current = (): Session | null => {
  const { state } = useSession.getState()
  return state.phase === 'signed_in' ? state.session : null
}

function enter(session: Session): void {
  writeStored(slot, JSON.stringify(session))
  useSession.setState({ state: { phase: 'signed_in', session } })
}

/** Forgets the session on this phone. */
export function leave(): void {
  writeStored(slot, null)
  useSession.setState({ state: { phase: 'signed_out' } })
}

export type SignInAnswer = { ok: true } | { ok: false; problem: Trouble | 'platform_refused' }

export async function signInWithPhone(phone: string, oneTimeCode: string): Promise<SignInAnswer> {
  const answer = await sessions.signIn({ platform: 'h5', phone, oneTimeCode })
  if (answer.ok) enter(answer.value)
  return answer
}

/** One tap: WeChat's or Alipay's own code is exchanged for a session. */
export async function signInWithPlatform(): Promise<SignInAnswer> {
  const code = await platformCode()
  if (platformName === 'h5' || code === null) return { ok: false, problem: 'platform_refused' }
  const answer = await sessions.signIn({ platform: platformName, code })
  if (answer.ok) enter(answer.value)
  return answer
}

/** Revokes the session at the server, and forgets it here whatever the answer. */
export async function signOut(): Promise<void> {
  await sessions.signOut()
  leave()
}

let renewing: Promise<'renewed' | 'signed_out' | 'offline'> | null = null

// Many calls may find the token old at once; a refresh token works once, so they share one exchange.
const renew = (refused: string): Promise<'renewed' | 'signed_out' | 'offline'> => {
  if (current() && current()?.accessToken !== refused) return Promise.resolve('renewed')
  renewing ??= exchange().finally(() => {
    renewing = null
  })
  return renewing
}

async function exchange(): Promise<'renewed' | 'signed_out' | 'offline'> {
  const session = current()
  if (session === null) return 'signed_out'
  const intention = `refresh.${session.refreshToken.slice(-12)}`
  const answer = await sessions.refreshSession(session.refreshToken, intention)
  if (answer.ok) {
    enter(answer.value)
    endIntention(intention)
    return 'renewed'
  }
  const gone = ['session_expired', 'credentials_invalid', 'input_invalid']
  if (!gone.includes(answer.problem.code)) return 'offline'
  leave()
  return 'signed_out'
}

setCredentials({
  async token() {
    const session = current()
    if (session === null) return null
    if (instantMs(session.accessExpiresAt) - nowMs() > marginMs) return session.accessToken
    await renew(session.accessToken)
    return current()?.accessToken ?? null
  },
  renew,
})
