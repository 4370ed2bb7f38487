import { disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import type { OfferId } from '@miaoguo/shared/id/id'
import { call } from './call'

/** Opening an offer's sheet again returns the same sheet, so each opening may be a new wish. */
export const openDisclosure = (offerId: OfferId) =>
  call(disclosureContract.open, { body: { offerId } })

export const confirmDisclosure = ({ id, digest }: Disclosure) =>
  call(disclosureContract.confirm, { params: { id }, body: { digest }, intention: `confirm.${id}` })
