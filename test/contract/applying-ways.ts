import type { World } from '../support/app.ts'
import { cardNumberOf, idNumberOf, verified, verify } from '../support/applying.ts'
import { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import {
  apply,
  call,
  consentTo,
  newPhone,
  offerOf,
  signIn,
  valueOf,
  type Shopper,
} from '../support/shopper.ts'
import { cashContract } from '@miaoguo/shared/contract/shopper/cash'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { reminderContract } from '@miaoguo/shared/contract/shopper/reminders'
import { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { Example, Stage } from './examples.ts'
import { send } from './send.ts'

type Way = (world: World) => Promise<Response>

const somebody = (world: World): Promise<Shopper> => signIn(world.url, newPhone())
const identity = async (world: World, body: object, by?: Shopper): Promise<Response> =>
  send(world, applicantContract.verifyIdentity, {
    token: (by ?? (await somebody(world))).token,
    body: { name: '李晓梅', idNumber: idNumberOf(), student: false, ...body },
  })
const card = async (world: World, body: object): Promise<Response> => {
  const me = await somebody(world)
  await verify(me)
  return send(world, applicantContract.bindCard, {
    token: me.token,
    body: { number: cardNumberOf(), phone: me.phone, ...body },
  })
}

const cash = async (me: Shopper, body: object = {}) =>
  send({ url: me.url } as World, cashContract.open, {
    token: me.token,
    body: { amountMinor: 300_000, cardId: 'crd_0000000000000000', ...body },
  })
/** Everything was said yes to; the card is the only one. */
const cashConsented = async (world: World, ending?: string) => {
  const me = await signIn(world.url, newPhone(ending))
  const { cards } = await verified(me)
  const opened = await cash(me, { cardId: cards[0]?.id })
  const { token } = (await opened.json()) as { token: string }
  const request = valueOf(
    await call(world.url, shopperCheckoutContract.requestOffers, {
      token: me.token,
      params: { token },
    }),
  )
  return { me, cardId: cards[0]?.id ?? '', consent: await consentTo(me, offerOf(request, 'Suyi')) }
}
const remove = (me: Shopper, id: string): Promise<Response> =>
  send({ url: me.url } as World, applicantContract.removeCard, {
    token: me.token,
    params: { id },
    body: {},
  })
const removeIdentity = (me: Shopper): Promise<Response> =>
  send({ url: me.url } as World, applicantContract.removeIdentity, { token: me.token, body: {} })

const permit = (world: World, me: { token: string }, code: string): Promise<Response> =>
  send(world, reminderContract.permit, { token: me.token, body: { code } })
let onWeChat = 0
const weChatter = async (world: World): Promise<{ token: string; name: string }> => {
  const name = `permits${(onWeChat += 1)}`
  const body = { platform: 'weapp', code: `${name}.1` }
  const { accessToken } = valueOf(await call(world.url, sessionContract.signIn, { body }))
  return { token: accessToken, name }
}
const permitOnWeChat = async (world: World, code: string): Promise<Response> =>
  permit(world, await weChatter(world), code)

/** How names and cards come to be refused; the sandbox's README says who is who. */
export const applyingWays: Record<string, Way> = {
  'verifyIdentity identity_mismatch': (world) => identity(world, { name: '错一一' }),
  'verifyIdentity identity_not_adult': (world) =>
    identity(world, { idNumber: idNumberOf('2019-06-01') }),
  'verifyIdentity identity_other': async (world) => {
    const me = await somebody(world)
    await verify(me)
    return identity(world, { name: '王晓梅' }, me)
  },
  'verifyIdentity verifier_unavailable': (world) => identity(world, { name: '忙一一' }),
  'changeReminderSettings phone_missing': async (world) => {
    // WeChat tells who somebody is, and no phone.
    const session = valueOf(
      await call(world.url, sessionContract.signIn, {
        body: { platform: 'weapp', code: 'no-phone.1' },
      }),
    )
    return send(world, reminderContract.change, {
      token: session.accessToken,
      body: { sms: true },
    })
  },
  'permitReminder operation_unsupported': async (world) =>
    permit(world, await somebody(world), 'anybody.1'),
  'permitReminder login_code_invalid': (world) => permitOnWeChat(world, 'invalid.1'),
  'permitReminder login_blocked': (world) => permitOnWeChat(world, 'blocked.1'),
  'permitReminder identity_unavailable': (world) => permitOnWeChat(world, 'busy.1'),
  'openCashRequest identity_missing': async (world) => cash(await somebody(world)),
  'openCashRequest amount_out_of_range': async (world) => {
    const me = await somebody(world)
    const { cards } = await verified(me)
    return cash(me, { amountMinor: 1, cardId: cards[0]?.id })
  },
  'removeCard operation_pending': async (world) => {
    const { me, cardId, consent } = await cashConsented(world, '0003')
    await apply(me, consent)
    return remove(me, cardId)
  },
  'removeIdentity identity_in_use': async (world) => {
    const { me, consent } = await cashConsented(world, '0003')
    await apply(me, consent)
    return removeIdentity(me)
  },
  'sayStudent identity_missing': async (world) =>
    send(world, applicantContract.sayStudent, {
      token: (await somebody(world)).token,
      body: { student: true },
    }),
  'applyForLoan card_missing': async (world) => {
    const { me, cardId, consent } = await cashConsented(world)
    await remove(me, cardId)
    return send(world, loanContract.apply, { token: me.token, body: { consentId: consent.id } })
  },
  'bindCard identity_missing': async (world) => {
    const me = await somebody(world)
    return send(world, applicantContract.bindCard, {
      token: me.token,
      body: { number: cardNumberOf(), phone: me.phone },
    })
  },
  'bindCard card_mismatch': (world) => card(world, { phone: '13900000404' }),
  'bindCard card_not_debit': (world) => card(world, { phone: '13900000405' }),
  'bindCard verifier_unavailable': (world) => card(world, { phone: '13900000503' }),
}

const mine = (stage: Stage) => ({ token: stage.shopper.token })
const removal = (stage: Stage) => ({ ...mine(stage), params: { id: stage.cardId }, body: {} })

/** To a card that is bound now: another example removes one. */
const cashBody = async (stage: Stage) => ({
  amountMinor: 300_000,
  cardId: (await verified(stage.shopper)).cards[0]?.id,
})

export const applyingExamples: Record<string, Example> = {
  viewReminderSettings: { request: mine },
  changeReminderSettings: { request: (stage) => ({ ...mine(stage), body: { sms: true } }) },
  permitReminder: {
    request: async (stage) => {
      const { token, name } = await weChatter(stage.world)
      return { token, body: { code: `${name}.2` } }
    },
  },
  viewApplicant: { request: mine },
  verifyIdentity: {
    request: (stage) => ({
      ...mine(stage),
      body: { name: '李晓梅', idNumber: idNumberOf(), student: false },
    }),
  },
  removeIdentity: {
    // Somebody else's, because other examples need this one's cards.
    request: async ({ world }) => {
      const me = await somebody(world)
      await verified(me)
      return { token: me.token, body: {} }
    },
  },
  sayStudent: {
    request: async (stage) => {
      await verified(stage.shopper)
      return { ...mine(stage), body: { student: true } }
    },
  },
  viewCashTerms: { request: () => ({}) },
  openCashRequest: {
    request: async (stage) => ({ ...mine(stage), body: await cashBody(stage) }),
    foreign: async (stage) => ({ token: stage.stranger.token, body: await cashBody(stage) }),
  },
  bindCard: {
    request: (stage) => ({
      ...mine(stage),
      body: { number: cardNumberOf(2), phone: stage.shopper.phone },
    }),
  },
  removeCard: {
    request: removal,
    foreign: (stage) => ({ ...removal(stage), token: stage.stranger.token }),
  },
}

/** Everybody is verified and has a card; answers the last one's. */
export async function setCards(people: readonly Shopper[]): Promise<string> {
  let last = ''
  for (const me of people) last = (await verified(me)).cards[0]?.id ?? ''
  return last
}
