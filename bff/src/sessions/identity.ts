import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'

/** A person as a platform knows them; `subject` is the platform's id and leaves this room only as a hash or sealed. */
export type Identity = { subject: string }

/** Somebody a platform may write to, who gave a permission for it. */
export type NoticeTo = Identity & { platform: 'weapp' | 'alipay' }
/** What falls due, as a platform's message says it; where it leads is a page of the mini-program. */
export type Notice = {
  lender: string
  amountMinor: number
  currency: Currency
  dueOn: CalendarDate
  note: string
  page: string
}
/** `refused`: no permission is left. `failed`: it has surely not left. `unsure`: it may have arrived. */
export type NoticeOutcome = 'sent' | 'refused' | 'failed' | 'unsure'

/** How we learn who signs in, and reach them. Refusals are Problems: `login_code_invalid`, `login_blocked`, `identity_unavailable`. */
export interface IdentityPort {
  fromWeChat(code: string): Promise<Identity>
  fromAlipay(code: string): Promise<Identity>
  sendMail(address: string, text: string): Promise<void>
  /** Texts under one key are one text, however often they are sent. */
  sendText(phone: string, text: string, key?: string): Promise<void>
  /** Never throws. No platform takes a key, so what is `unsure` is not to be sent again. */
  sendNotice(to: NoticeTo, notice: Notice): Promise<NoticeOutcome>
}
