import { consoleSessionContract } from '@miaoguo/shared/contract/console/sessions'
import { call, valueOf } from './shopper.ts'

/** Signs a merchant's user in; answers the token. */
export async function signInToConsole(url: string, login: string): Promise<string> {
  valueOf(await call(url, consoleSessionContract.sendCode, { body: { login } }))
  const session = valueOf(
    await call(url, consoleSessionContract.signIn, { body: { login, oneTimeCode: '246810' } }),
  )
  return session.token
}
