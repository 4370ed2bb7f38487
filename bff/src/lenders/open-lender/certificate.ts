import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import { certificateBytesMax, type LenderCertificate } from '@miaoguo/shared/loan/certificate'
import { createHash } from 'node:crypto'
import type { Asked } from '../lender.ts'
import { ask, type Target } from './client.ts'
import { traceOf } from './translate.ts'

/** A lender's certificate; one of another loan, or a file that is not what it says, is no answer. */
export async function certificateOf(
  target: Target,
  loanReference: string,
): Promise<Asked<LenderCertificate>> {
  const asked = await ask(target, openLenderContract.settlementCertificate, {
    params: { loanReference },
  })
  if (!asked.ok) return asked
  const it = asked.value
  return it.loanReference === loanReference && holds(it)
    ? asked
    : { ...traceOf(asked), ok: false, reason: 'answer_off_contract' }
}

/** The bytes are within their bound, begin as a PDF does, and have the digest that was told. */
function holds(it: LenderCertificate): boolean {
  if (it.form === 'words') return true
  const bytes = Buffer.from(it.contentBase64, 'base64')
  const digest = createHash('sha256').update(bytes).digest('hex')
  return (
    bytes.length <= certificateBytesMax &&
    bytes.subarray(0, 5).toString('latin1') === '%PDF-' &&
    it.digest === `sha256:${digest}`
  )
}
