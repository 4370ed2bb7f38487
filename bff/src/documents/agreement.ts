import type { LoanDocument } from '@miaoguo/shared/loan/document'
import type { Deps } from '../deps.ts'
import { inLanguage, loanFacts, momentOf, moneyOf, partiesOf, type Paper } from './paper.ts'

/** What was agreed, by whom, to which words, and when. */
export async function agreementSections(
  deps: Deps,
  paper: Paper,
): Promise<LoanDocument['sections']> {
  const { loan, agreed, words } = paper
  return [
    await partiesOf(deps, paper),
    {
      heading: words.loan,
      facts: [
        ...loanFacts(paper),
        { name: words.cost, value: moneyOf(paper, loan.totalCostMinor) },
        { name: words.total, value: moneyOf(paper, loan.totalOfPaymentsMinor) },
      ],
      paragraphs: [],
    },
    {
      heading: words.record,
      facts: [
        { name: words.shown, value: momentOf(agreed.openedAt) },
        ...(agreed.confirmedAt === null
          ? []
          : [{ name: words.confirmed, value: momentOf(agreed.confirmedAt) }]),
        { name: words.agreed, value: momentOf(agreed.grantedAt) },
        { name: words.applied, value: momentOf(agreed.appliedAt) },
        { name: words.consent, value: agreed.consentId },
        { name: words.digest, value: agreed.digest },
      ],
      paragraphs: [],
    },
    {
      heading: words.yes,
      facts: [],
      paragraphs: [
        ...agreed.purposes.map((it) => words.purposes[it]),
        ...(agreed.lineGrantedAt !== null && agreed.lineDigest !== null
          ? [words.withLine(momentOf(agreed.lineGrantedAt), agreed.lineDigest)]
          : []),
      ],
    },
    {
      heading: words.texts,
      facts: [],
      paragraphs: agreed.sheet.agreements.map((it) =>
        words.text(inLanguage(paper, it.name), it.url, it.digest),
      ),
    },
    {
      heading: words.schedule,
      facts: [],
      paragraphs: agreed.sheet.schedule.map((it) =>
        words.row(it.number, it.dueOn, moneyOf(paper, it.totalMinor)),
      ),
    },
  ]
}
