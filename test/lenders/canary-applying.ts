import { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import { call, signIn, type Answer } from '../support/shopper.ts'

/** A name, a number and a card of somebody, given well and badly; answers the refusals. */
export async function appliedBadly(
  url: string,
  canaries: Record<string, string>,
): Promise<string[]> {
  const { name, idNumber, card, phone = '' } = canaries
  const me = await signIn(url, phone)
  canaries['applicant token'] = me.token
  const refusals: string[] = []
  const heard = async <T>(answer: Promise<Answer<T>>): Promise<number> => {
    const { problem, status } = await answer
    if (problem) refusals.push(JSON.stringify(problem))
    return status
  }
  const identity = (body: object) =>
    heard(
      call(url, applicantContract.verifyIdentity, {
        token: me.token,
        body: { name, idNumber, student: false, ...body },
      }),
    )
  const bind = (body: object) =>
    heard(
      call(url, applicantContract.bindCard, {
        token: me.token,
        body: { number: card, phone, ...body },
      }),
    )
  const statuses = [
    await identity({ name: `错${name}` }),
    await identity({ name: `忙${name}` }),
    await identity({ idNumber: `${idNumber?.slice(0, -1)}X` }),
    await bind({}),
    await identity({}),
    await bind({ phone: '13900000404' }),
    await bind({ number: `${card}0` }),
    await bind({}),
  ]
  if (statuses.join(' ') !== '422 503 400 409 200 422 400 201')
    throw new Error(`names and cards were answered ${statuses.join(' ')}`)
  return refusals
}
