import { ApplicationId, CardId, OfferRequestId, type HandoffId } from '@miaoguo/shared/id/id'
import { readStored, writeStored } from '../platform/storage'

/**
 * Where a shopper was with one order, so that leaving and coming back is not starting over.
 * Only ids: what they stand for is asked of the server each time.
 */
const slot = (what: 'offers' | 'application' | 'handoff' | 'card', token: string): string =>
  `${what}.${token}`

export function rememberedOffers(token: string): OfferRequestId | null {
  const id = OfferRequestId.safeParse(readStored(slot('offers', token)))
  return id.success ? id.data : null
}
export const rememberOffers = (token: string, id: OfferRequestId | null): void =>
  writeStored(slot('offers', token), id)

export function rememberedApplication(token: string): ApplicationId | null {
  const id = ApplicationId.safeParse(readStored(slot('application', token)))
  return id.success ? id.data : null
}
export const rememberApplication = (token: string, id: ApplicationId | null): void =>
  writeStored(slot('application', token), id)

/** The card that cash was asked to be paid to. */
export function rememberedCard(token: string): CardId | null {
  const id = CardId.safeParse(readStored(slot('card', token)))
  return id.success ? id.data : null
}
export const rememberCard = (token: string, id: CardId): void =>
  writeStored(slot('card', token), id)

/** Of which order a going to a lender's page was: the lender's page brings back its id alone. */
export const rememberedOrderOf = (id: HandoffId): string | null => {
  const token = readStored(slot('handoff', id))
  return typeof token === 'string' && /^[\w-]{20,64}$/.test(token) ? token : null
}
export const rememberOrderOf = (id: HandoffId, token: string): void =>
  writeStored(slot('handoff', id), token)
