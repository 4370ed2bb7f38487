import { canonicalJson } from '@miaoguo/shared/disclosure/canonical-json'
import { sha256 } from '@miaoguo/shared/disclosure/sha256'
import { LenderCertificate } from '@miaoguo/shared/loan/certificate'
import type { LoanDocument } from '@miaoguo/shared/loan/document'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import { seal, unseal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { capabilitiesOf } from '../operations/capabilities.ts'
import { inLanguage, loanFacts, partiesOf, type Paper } from './paper.ts'
import { settledRows } from './settlement.ts'
import * as documents from './store.ts'

type Made = Pick<LoanDocument, 'sections' | 'original'>

/** Whether the lender of a loan issues a certificate of its own. */
export const issuesCertificates = (
  deps: Deps,
  it: { lenderId: string; productCode: string },
): boolean => capabilitiesOf(deps, it)?.settlementCertificate === true

/** The lender's own certificate: asked for once, kept as it came, and never mixed with what we say. */
export async function lenderSettlement(deps: Deps, paper: Paper): Promise<Made> {
  const { loan, words } = paper
  await settledRows(deps, loan)
  const certificate = await keptOrAsked(deps, paper)
  const lender = inLanguage(paper, loan.lender.legalName)
  const isFile = certificate.form === 'file'
  return {
    sections: [
      {
        heading: null,
        facts: [
          { name: words.issuer, value: lender },
          { name: words.certificateNumber, value: certificate.number },
          { name: words.issuedOn, value: certificate.issuedOn },
          { name: words.settledOn, value: certificate.settledOn },
          { name: words.fingerprint, value: digestOf(certificate) },
        ],
        paragraphs: [isFile ? words.theirFile(lender) : words.theirWords(lender)],
      },
      ...(isFile
        ? []
        : [
            {
              heading: null,
              facts: [],
              paragraphs: certificate.paragraphs.map((it) => inLanguage(paper, it)),
            },
          ]),
      await partiesOf(deps, paper),
      {
        heading: words.loan,
        facts: loanFacts(paper),
        paragraphs: [words.checkAt(loan.lender.complaintPhone)],
      },
    ],
    ...(isFile
      ? { original: { digest: certificate.digest, contentBase64: certificate.contentBase64 } }
      : {}),
  }
}

const digestOf = (it: LenderCertificate): string =>
  it.form === 'file' ? it.digest : `sha256:${sha256(canonicalJson(it))}`

async function keptOrAsked(deps: Deps, { loan, borrowerId }: Paper): Promise<LenderCertificate> {
  const kept = await documents.findCertificate(deps.db, loan.id)
  if (kept) return LenderCertificate.parse(JSON.parse(unseal(deps.env.SESSION_SECRET, kept)))
  const place = await documents.findPlace(deps.db, { loanId: loan.id, borrowerId })
  if (!place) throw new Problem('not_found')
  const lender = deps.lenders.byId(place.lenderId)?.lender
  if (!lender || !issuesCertificates(deps, place))
    throw new Problem('operation_unsupported', { operation: 'settlement_certificate' })
  const asked = await lender.settlementCertificate(loan.lenderLoanReference)
  if (!asked.ok) {
    const { reason, correlationId } = asked
    deps.log.warn({ lenderId: place.lenderId, reason, correlationId }, 'lender outage')
    if (reason === 'unsupported')
      throw new Problem('operation_unsupported', { operation: 'settlement_certificate' })
    throw new Problem('lender_unavailable')
  }
  const certificate = asked.value
  const fetchedAt = deps.now()
  await deps.db.transaction().execute(async (tx) => {
    const isNew = await documents.keepCertificate(tx, {
      loanId: loan.id,
      lenderId: place.lenderId,
      number: certificate.number,
      issuedOn: certificate.issuedOn,
      digest: digestOf(certificate),
      certificateSealed: seal(deps.env.SESSION_SECRET, JSON.stringify(certificate)),
      fetchedAt,
    })
    if (!isNew) return
    await audit.append(tx, {
      at: fetchedAt,
      actor: place.lenderId,
      action: 'certificate.fetched',
      subject: loan.id,
      facts: {
        number: certificate.number,
        digest: digestOf(certificate),
        correlationId: asked.correlationId,
      },
    })
  })
  return certificate
}
