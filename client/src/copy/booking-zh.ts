import type { BookingStatus } from '@miaoguo/shared/checkout/booking'

/** What of a trip is confirmed by its supplier and what is not. The words come with the pages that say them. */
export const bookingZh = {
  title: '供应商确认',
  statuses: {
    awaiting_supplier: '等待供应商确认',
    confirmed: '已确认',
    refused: '供应商未能接受',
  } satisfies Record<BookingStatus, string>,
  reference: (it: string) => `确认号 ${it}`,
  refusedNote: '供应商未能接受的项目不会由您承担：未放款的部分会释放，已放款的部分会退回。',
  awaitingNote: '供应商确认前，商户不能就该项目请款。',
}

export type BookingWords = typeof bookingZh
