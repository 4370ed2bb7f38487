import { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import type { NewSession } from '@miaoguo/shared/session/session'
import { call } from './call'

export const sendOneTimeCode = (phone: string) =>
  call(sessionContract.sendOneTimeCode, { body: { phone } })

export const signIn = (body: NewSession) => call(sessionContract.signIn, { body })

/** A lost answer is asked for with the same key: the old token works only once. */
export const refreshSession = (refreshToken: string, intention: string) =>
  call(sessionContract.refresh, { body: { refreshToken }, intention })

export const signOut = () => call(sessionContract.signOut, { body: {} })
