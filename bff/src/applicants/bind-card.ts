import { bareCardNumber, issuerOf } from '@miaoguo/shared/applicant/card-number'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import { CardId } from '@miaoguo/shared/id/id'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import { privateText } from './private-text.ts'
import { digestOf, personOf, sealCard } from './sealed.ts'
import * as applicants from './store.ts'
import { applicantOf } from './view-applicant.ts'

type Contract = typeof applicantContract.bindCard

const checksPerDay = 10
const someBank: LocalText = { zhCN: '银行卡', en: 'Bank card' }

const notDebit = (): Problem =>
  new Problem('card_not_debit', {}, [
    { pointer: '/number', message: 'must be a debit card; a credit card cannot be paid to' },
  ])

/** Binds a debit card of the verified person, after its bank has said that it is theirs. */
export async function bindCard(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const stored = await applicants.findPerson(deps.db, borrowerId)
  if (!stored) throw new Problem('identity_missing')
  const number = bareCardNumber(input.body.number)
  const issuer = issuerOf(number)
  if (issuer?.kind === 'credit') throw notDebit()
  const card = { number: privateText(number), phone: privateText(input.body.phone) }
  limitRate(deps, `card:${borrowerId}`, { count: checksPerDay, windowMs: 86_400_000 })
  const word = await deps.verifier.card({ ...personOf(deps, stored), ...card })
  if (word.outcome === 'not_debit') throw notDebit()
  if (word.outcome === 'mismatch')
    throw new Problem('card_mismatch', {}, [
      { pointer: '/number', message: 'is not yours by this name and phone, says its bank' },
    ])
  await applicants.insertCard(deps.db, {
    id: CardId.parse(deps.newId('card')),
    borrowerId,
    cardSealed: sealCard(deps, card),
    cardDigest: digestOf(deps, number),
    issuerName: issuer?.name ?? word.issuerName ?? someBank,
    lastFour: number.slice(-4),
    boundAt: deps.now(),
  })
  return applicantOf(deps, borrowerId)
}
