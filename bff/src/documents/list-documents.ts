import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { documentContract } from '@miaoguo/shared/contract/shopper/documents'
import type { OfferedDocument } from '@miaoguo/shared/loan/document'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { findLoan } from '../loans/loan-store.ts'
import { issuesCertificates } from './lender-settlement.ts'
import { isSettled } from './settlement.ts'
import * as documents from './store.ts'

type Contract = typeof documentContract.list

/** Which documents of a loan there are now; that it is settled only once it is. */
export async function listDocuments(
  deps: Deps,
  actor: Actor,
  { params }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const loan = await findLoan(deps.db, params.id, borrowerId)
  if (!loan) throw new Problem('not_found')
  const settled = isSettled(loan.status)
  const place = settled
    ? await documents.findPlace(deps.db, { loanId: loan.id, borrowerId })
    : undefined
  const ours = (kind: OfferedDocument['kind']): OfferedDocument => ({ kind, issuedBy: 'miaoguo' })
  return {
    loanId: loan.id,
    lenderName: loan.lender.legalName,
    items: [
      ...(place && issuesCertificates(deps, place)
        ? [{ kind: 'lender_settlement', issuedBy: 'lender' } as const]
        : []),
      ...(settled ? [ours('settlement')] : []),
      ours('agreement'),
      ours('disclosure'),
    ],
  }
}
