import type { DocumentSection } from '@miaoguo/shared/loan/document'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import type { Loan } from '@miaoguo/shared/loan/loan'
import { formatMoney, type Locale } from '@miaoguo/shared/money/format'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { chinaOffsetMs, instantAfter } from '@miaoguo/shared/time/instant'
import { findPerson } from '../applicants/store.ts'
import { partyOf, personOf, unsealParty, type Party } from '../applicants/sealed.ts'
import type { Deps } from '../deps.ts'
import { BorrowerId } from '@miaoguo/shared/id/id'
import { findParty, type Agreed } from './store.ts'
import type { wordsIn } from './words.ts'

/** What a document is made of. */
export type Paper = {
  loan: Loan
  agreed: Agreed
  borrowerId: string
  language: Locale
  words: ReturnType<typeof wordsIn>
}
type Fact = DocumentSection['facts'][number]

/** An instant as clocks in China show it, saying so. */
export const momentOf = (at: Instant): string =>
  `${instantAfter(at, chinaOffsetMs).slice(0, 16).replace('T', ' ')} (UTC+8)`

export const inLanguage = ({ language }: Pick<Paper, 'language'>, it: LocalText): string =>
  language === 'en' ? it.en : it.zhCN

export const moneyOf = ({ loan }: Pick<Paper, 'loan'>, amountMinor: number): string =>
  formatMoney({ amountMinor, currency: loan.currency })

/** Who lent and who borrowed: the whole name, for a document that others are shown; of the number only its ends. */
export async function partiesOf(deps: Deps, paper: Paper): Promise<DocumentSection> {
  const { loan, words } = paper
  const { lender } = loan
  return {
    heading: words.parties,
    facts: [
      { name: words.lender, value: inLanguage(paper, lender.legalName) },
      { name: words.licence, value: lender.licenceNumber },
      { name: words.regulator, value: inLanguage(paper, lender.regulator) },
      { name: words.complaint, value: lender.complaintPhone },
      ...(await borrowerFacts(deps, paper)),
    ],
    paragraphs: [],
  }
}

async function borrowerFacts(deps: Deps, paper: Paper): Promise<Fact[]> {
  const { words } = paper
  const party = await partyTo(deps, paper)
  if (!party) return [{ name: words.borrower, value: words.notNamed }]
  return [
    { name: words.borrower, value: party.name.reveal() },
    { name: words.idNumber, value: party.idNumberMasked },
  ]
}

/** Who the loan's papers name: whom they named when a name was taken back, else who is verified now. */
async function partyTo(deps: Deps, { loan, borrowerId }: Paper): Promise<Party | undefined> {
  const kept = await findParty(deps.db, loan.id)
  if (kept !== undefined) return unsealParty(deps, kept)
  const stored = await findPerson(deps.db, BorrowerId.parse(borrowerId))
  return stored && partyOf(personOf(deps, stored))
}

/** Which loan it is, by everybody's number of it. */
export const loanFacts = (paper: Paper): Fact[] => {
  const { loan, agreed, words } = paper
  return [
    { name: words.number, value: loan.id },
    { name: words.reference, value: loan.lenderLoanReference },
    { name: words.order, value: `${loan.merchantName} ${loan.merchantReference}` },
    { name: words.principal, value: moneyOf(paper, loan.principalMinor) },
    { name: words.drawn, value: agreed.sheet.drawnOn },
  ]
}
