import type { LenderCertificate } from '@miaoguo/shared/loan/certificate'
import { createHash } from 'node:crypto'
import { positionOf, type Account } from './account.ts'
import { problem, type Answer, type Desk } from './desk.ts'

/** The same number for the same loan, however often it is asked for. */
const numberOf = (desk: Desk, it: Account): string =>
  `${desk.profile.code.toUpperCase()}-JQ-${createHash('sha256').update(it.loanReference).digest('hex').slice(0, 10).toUpperCase()}`

/** A page of plain text, as small as a PDF can be. */
function pageOf(lines: readonly string[]): Buffer {
  const text = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n')
  const content = `BT /F1 12 Tf 16 TL 60 760 Td\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  file += places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

const dayInChina = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

/** This lender's certificate of a loan of which nothing is owed: a bank's is a file, a smaller house says it in words. */
export function certificate(desk: Desk, it: Account): Answer {
  const { status } = positionOf(it, desk.now())
  if (status !== 'paid_off' && status !== 'withdrawn') return problem(409, 'loan_not_settled')
  const settled = it.operations.findLast(({ record }) => record.settledAt !== null)
  const settledOn = dayInChina(settled?.record.settledAt ?? desk.now())
  const told = {
    loanReference: it.loanReference,
    number: numberOf(desk, it),
    issuedOn: settledOn,
    settledOn,
  }
  const { legalName } = desk.profile.terms('').lender
  if (desk.profile.code !== 'huaxin') {
    const words: LenderCertificate = {
      form: 'words',
      ...told,
      paragraphs: [
        {
          zhCN: `${legalName.zhCN}证明：借款 ${it.loanReference} 已于 ${settledOn} 结清，借款人不再欠付任何款项。`,
          en: `${legalName.en} certifies that loan ${it.loanReference} was settled on ${settledOn} and that its borrower owes nothing more.`,
        },
      ],
    }
    return { status: 200, body: words }
  }
  const bytes = pageOf([
    legalName.en,
    `Certificate of settlement ${told.number}`,
    `Loan ${it.loanReference} was settled on ${settledOn}.`,
  ])
  const file: LenderCertificate = {
    form: 'file',
    ...told,
    contentType: 'application/pdf',
    contentBase64: bytes.toString('base64'),
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  }
  return { status: 200, body: file }
}
