import type { InstallmentChange } from '@miaoguo/shared/authorization/authorization'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { refundContract } from '@miaoguo/shared/contract/merchant/authorizations'
import type {
  LivingInstallment,
  LoanState,
  OperationRefusal,
  RefundPreview,
} from '@miaoguo/shared/loan/operation'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import { paymentOf } from '../checkouts/views.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import type { Asked, Outage } from '../lenders/lender.ts'
import { isAlready } from '../operations/begin-operation.ts'
import { wantRefund } from '../operations/want.ts'
import { wholeRefund } from './whole-refund.ts'

type Contract = typeof refundContract.preview
type Impact = OutputOf<Contract>

/** What a refund would do to the borrower's installments, as the lender says; nobody is bound by it. */
export async function previewRefund(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<Impact> {
  const it = await authorizations.findById(deps.db, input.params.id)
  if (!it || it.merchantId !== merchantOf(actor).merchantId) throw new Problem('not_found')
  isAlready(deps, it, 'refund')
  const { amountMinor } = wantRefund(deps, { authorization: it }, input.body)
  const entry = deps.lenders.byId(it.lenderId)
  if (!entry) throw new Problem('lender_unavailable')
  const asked = { loanReference: it.lenderLoanReference, today: deps.today() }
  const { currency } = it
  const [state, told] = await Promise.all([
    entry.lender.loan(it.lenderLoanReference),
    entry.lender.previewRefund({ ...asked, amountMinor, currency }),
  ])
  const before = answered(state)
  if (told.ok) return impactOf(it, { before, preview: told.value, basis: 'lender' })
  if (told.reason !== 'unsupported') throw refusalOf(told)
  const preview = wholeRefund(before, { amountMinor, whole: amountMinor === it.capturedMinor })
  if (!preview) throw new Problem('operation_unsupported', { operation: 'refund_preview' })
  return impactOf(it, { before, preview, basis: 'computed' })
}

function answered(state: Asked<LoanState>): LoanState {
  if (!state.ok) throw refusalOf(state)
  return state.value
}

/** A 4xx is the lender's word on the request; anything else is no word at all. */
function refusalOf(it: Outage): Problem {
  if (it.reason === 'unsupported')
    return new Problem('operation_unsupported', { operation: 'refund_preview' })
  if (it.reason !== 'refused')
    return new Problem('lender_unavailable', { correlationId: it.correlationId })
  const reason: OperationRefusal = 'lender_policy'
  return new Problem('operation_refused', { reason, correlationId: it.correlationId })
}

type Made = { before: LoanState; preview: RefundPreview; basis: Impact['basis'] }

function impactOf(it: StoredAuthorization, { before, preview, basis }: Made): Impact {
  const rows = before.schedule ?? []
  const after = preview.scheduleAfter
  const fall = (portion: 'interestMinor' | 'feeMinor'): number =>
    Math.max(0, sumOf(rows, portion) - sumOf(after, portion))
  return {
    authorizationId: it.id,
    currency: it.currency,
    amountMinor: preview.amountMinor,
    basis,
    reducesPrincipalMinor: preview.reducesPrincipalMinor,
    toBorrowerMinor: preview.toBorrowerMinor,
    interestReturnedMinor: fall('interestMinor'),
    feeReturnedMinor: fall('feeMinor'),
    installments: changesBetween(rows, after),
    ...paymentOf(it),
  }
}

const sumOf = (rows: readonly LivingInstallment[], portion: 'interestMinor' | 'feeMinor'): number =>
  rows.reduce((sum, row) => sum + row[portion], 0)

const amountsOf = (row: LivingInstallment | undefined): InstallmentChange['before'] =>
  row === undefined
    ? null
    : {
        principalMinor: row.principalMinor,
        interestMinor: row.interestMinor,
        feeMinor: row.feeMinor,
        totalMinor: row.totalMinor,
      }

/** Rows are matched by due date; those that stay as they are are left out. */
function changesBetween(
  before: readonly LivingInstallment[],
  after: readonly LivingInstallment[],
): InstallmentChange[] {
  const days = [...new Set([...before, ...after].map((row) => row.dueOn))].toSorted()
  return days.flatMap((dueOn): InstallmentChange[] => {
    const was = before.find((row) => row.dueOn === dueOn)
    const is = after.find((row) => row.dueOn === dueOn)
    const change = {
      dueOn,
      before: amountsOf(was),
      after: amountsOf(is),
      totalByMinor: (is?.totalMinor ?? 0) - (was?.totalMinor ?? 0),
    }
    const same = JSON.stringify(change.before) === JSON.stringify(change.after)
    return same ? [] : [change]
  })
}
