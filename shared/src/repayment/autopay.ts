import * as z from 'zod/mini'
import { CardId, LoanId, MandateId } from '../id/id.ts'
import { LocalText } from '../lender/lender.ts'
import { Collection, MandateEnd } from '../loan/mandate.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { Reference } from '../offer/quote.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** The card that is charged, as its owner knows it. */
export const AutopayCard = z.strictObject({ issuerName: LocalText, lastFour: z.string() })
export type AutopayCard = z.infer<typeof AutopayCard>

/** What is shown before a borrower authorises a lender, whole, sentence by sentence; its digest is what is agreed to. */
export const AutopayPaper = z.strictObject({
  version: z.literal('autopay/1'),
  loanReference: Reference,
  lenderName: LocalText,
  card: AutopayCard,
  currency: Currency,
  /** The most that can be taken on one day: the largest installment still open. */
  mostPerDayMinor: AmountMinor,
  firstOn: CalendarDate,
  firstMinor: AmountMinor,
  sentences: z.array(LocalText).check(z.minLength(1), z.maxLength(12)),
})
export type AutopayPaper = z.infer<typeof AutopayPaper>

/** A paper and its digest; nobody is bound by it. */
export const AutopayOffer = z.strictObject({ paper: AutopayPaper, digest: z.string() })
export type AutopayOffer = z.infer<typeof AutopayOffer>

/**
 * `asking`: the lender has not said yes yet, and takes nothing. `ending`: its borrower has ended it, and the lender has not
 * confirmed. `refused`: lender or bank said no.
 */
export const AutopayStatus = z.enum(['asking', 'active', 'ending', 'refused', 'ended'])
export type AutopayStatus = z.infer<typeof AutopayStatus>

/** A borrower's permission to take each installment of one loan from one card on its due day. */
export const Autopay = z.strictObject({
  id: MandateId,
  loanId: LoanId,
  status: AutopayStatus,
  card: AutopayCard,
  paper: AutopayPaper,
  digest: z.string(),
  agreedAt: Instant,
  /** Why it ended; null until it has. */
  end: z.nullable(MandateEnd),
  endedAt: z.nullable(Instant),
  /** Null until something was tried. */
  lastCollection: z.nullable(Collection),
})
export type Autopay = z.infer<typeof Autopay>

/** What of this there is for a loan. */
export const AutopayState = z.strictObject({
  loanId: LoanId,
  /** Whether it can be set up: the lender takes mandates, and something of the loan falls due on a later day. */
  able: z.boolean(),
  /** The last there was, ended or not; null where there never was one. */
  autopay: z.nullable(Autopay),
  /** What is taken next; null while nothing is to be. */
  next: z.nullable(z.strictObject({ dueOn: CalendarDate, amountMinor: AmountMinor })),
  currency: Currency,
  /** Cards of one's own that are verified. */
  cards: z.array(z.strictObject({ id: CardId, ...AutopayCard.shape })),
})
export type AutopayState = z.infer<typeof AutopayState>
