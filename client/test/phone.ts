import Taro from '@tarojs/taro'
import { useLanguage } from '../src/copy/language-store'
import { resetSignIn } from '../src/features/sign-in/sign-in-store'
import { useOffers } from '../src/features/choose-offer/offers-store'
import { plugTransport } from '../src/platform/request'
import { useSession } from '../src/session/session-store'
import { writeStored } from '../src/platform/storage'
import { forgetIntentions } from '../src/api/intention'
import { aSession } from './builders'

/** Where the shopper was sent, in order. */
export const moves: string[] = []
/** Web pages the shopper left for. */
export const left: string[] = []

/** A phone as it comes out of the box: Chinese, signed out, nothing stored, no line. */
export function freshPhone(): void {
  localStorage.clear()
  forgetIntentions()
  moves.length = 0
  left.length = 0
  useLanguage.setState({ language: 'zh-CN' })
  useSession.setState({ state: { phase: 'signed_out' } })
  useOffers.setState({ token: '', state: { phase: 'loading' }, sorting: 'total_cost', lapsed: [] })
  resetSignIn()
  plugTransport(async () => ({ status: 0, text: '' }))
  Taro.getCurrentPages = () => []
  for (const verb of ['navigateTo', 'redirectTo', 'reLaunch'] as const) {
    Taro[verb] = async ({ url }: { url: string }) => {
      moves.push(`${verb} ${url}`)
      return { errMsg: 'ok' }
    }
  }
}

/** Someone is signed in, with a token that is good for an hour unless told otherwise. */
export function signedIn(overrides: Parameters<typeof aSession>[0] = {}): void {
  const session = aSession(overrides)
  writeStored('session', JSON.stringify(session))
  useSession.setState({ state: { phase: 'signed_in', session } })
}
