import type { BorrowerId, MerchantId, SessionId } from '@miaoguo/shared/id/id'

/** Who is calling, as established at the door. */
export type Actor =
  | { kind: 'shopper'; borrowerId: BorrowerId; sessionId: SessionId }
  | { kind: 'merchant'; merchantId: MerchantId }
  | { kind: 'widget'; merchantId: MerchantId }
  | { kind: 'public'; address: string }

export type ActorOf<K extends Actor['kind']> = Extract<Actor, { kind: K }>
