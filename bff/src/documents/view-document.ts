import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { documentContract } from '@miaoguo/shared/contract/shopper/documents'
import { renderSheet } from '@miaoguo/shared/disclosure/render'
import type { LoanDocument, LoanDocumentKind } from '@miaoguo/shared/loan/document'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import { findLoan } from '../loans/loan-store.ts'
import { agreementSections } from './agreement.ts'
import { momentOf, type Paper } from './paper.ts'
import { lenderSettlement } from './lender-settlement.ts'
import { settlementSections } from './settlement.ts'
import * as documents from './store.ts'
import { wordsIn } from './words.ts'

type Contract = typeof documentContract.view

/** A document takes a moment to set; nobody needs many. */
const perMinute = 20

/** A document about one of my loans, made from what is kept, in the language asked for. */
export async function viewDocument(
  deps: Deps,
  actor: Actor,
  { params: { id, kind }, query }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  limitRate(deps, `documents:${borrowerId}`, { count: perMinute, windowMs: 60_000 })
  const loan = await findLoan(deps.db, id, borrowerId)
  if (!loan) throw new Problem('not_found')
  const agreed = await documents.findAgreed(deps.db, { loanId: id, borrowerId })
  invariant(agreed, 'a loan whose terms were shown here rests on a consent')
  const language = query.language ?? 'zh-CN'
  const paper = { loan, agreed, borrowerId, language, words: wordsIn(language) }
  const madeAt = deps.now()
  const made =
    kind === 'lender_settlement'
      ? await lenderSettlement(deps, paper)
      : { sections: await sectionsOf(deps, kind, paper) }
  return {
    kind,
    issuedBy: kind === 'lender_settlement' ? 'lender' : 'miaoguo',
    language,
    loanId: id,
    fileName: `miaoguo-${kind}-${id}.pdf`,
    title: paper.words.titles[kind],
    madeAt,
    footer: paper.words.footer(id, momentOf(madeAt)),
    ...made,
  }
}

const sectionsOf = async (
  deps: Deps,
  kind: Exclude<LoanDocumentKind, 'lender_settlement'>,
  paper: Paper,
): Promise<LoanDocument['sections']> => {
  switch (kind) {
    case 'disclosure':
      return disclosureSections(paper)
    case 'agreement':
      return agreementSections(deps, paper)
    case 'settlement':
      return settlementSections(deps, paper)
  }
}

/** The words that were shown, made again from the record, with the fingerprint they stand under. */
function disclosureSections({ agreed, language, words }: Paper): LoanDocument['sections'] {
  return [
    {
      heading: null,
      facts: [
        { name: words.shown, value: momentOf(agreed.openedAt) },
        { name: words.digest, value: agreed.digest },
      ],
      paragraphs: [words.asShown],
    },
    {
      heading: null,
      facts: [],
      paragraphs: renderSheet(agreed.sheet, language).split('\n'),
    },
  ]
}
