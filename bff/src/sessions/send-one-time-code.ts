import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import { sendCode, textOf } from './prove-login.ts'

type Contract = typeof sessionContract.sendOneTimeCode

/** Sends a code to a shopper's phone, and a few a minute for each address that asks. */
export async function sendOneTimeCode(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { phone } = input.body
  if (actor.kind === 'public')
    limitRate(deps, `code from ${actor.address}`, {
      count: deps.env.SIGN_INS_PER_MINUTE,
      windowMs: 60_000,
    })
  return sendCode(deps, { purpose: 'shopper', address: phone }, (code) =>
    deps.identity.sendText(phone, textOf(code)),
  )
}
