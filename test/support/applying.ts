import { checkCharacterOf } from '@miaoguo/shared/applicant/id-number'
import { isCardNumber } from '@miaoguo/shared/applicant/card-number'
import { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import type { Applicant } from '@miaoguo/shared/applicant/applicant'
import { call, valueOf, type Shopper } from './shopper.ts'

/** A number that is somebody's, born that day; `order` tells people of one day apart. */
export function idNumberOf(bornOn = '1991-03-07', order = 101): string {
  const digits = `110105${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return `${digits}${checkCharacterOf(digits) ?? ''}`
}

/** A debit card of the Agricultural Bank with its check digit. */
export function cardNumberOf(order = 1): string {
  const digits = `622848${String(order).padStart(12, '0')}`
  const found = [...'0123456789'].map((it) => digits + it).find(isCardNumber)
  if (!found) throw new Error('some digit is the check digit')
  return found
}

export const verify = (
  me: Shopper,
  it: { name?: string; idNumber?: string; student?: boolean } = {},
) =>
  call(me.url, applicantContract.verifyIdentity, {
    token: me.token,
    body: { name: '李晓梅', idNumber: idNumberOf(), student: false, ...it },
  })

export const bind = (me: Shopper, it: { number?: string; phone?: string } = {}) =>
  call(me.url, applicantContract.bindCard, {
    token: me.token,
    body: { number: cardNumberOf(), phone: me.phone, ...it },
  })

/** Real name and a card of one's own. */
export async function verified(me: Shopper): Promise<Applicant> {
  valueOf(await verify(me))
  return valueOf(await bind(me))
}

/** Deletes the verified name with its cards. */
export const takeBack = (me: Shopper) =>
  call(me.url, applicantContract.removeIdentity, { token: me.token, body: {} })

export const sayStudent = (me: Shopper, student: boolean) =>
  call(me.url, applicantContract.sayStudent, { token: me.token, body: { student } })
