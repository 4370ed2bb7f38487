import { ApplicationId, OfferRequestId } from '@miaoguo/shared/id/id'
import { readStored, writeStored } from '../platform/storage'

/**
 * Where a shopper was with one order, so that leaving and coming back is not starting over.
 * Only ids: what they stand for is asked of the server each time.
 */
const slot = (what: 'offers' | 'application', token: string): string => `${what}.${token}`

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
