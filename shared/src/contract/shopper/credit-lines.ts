import * as z from 'zod/mini'
import { ConsentPurpose } from '../../consent/consent.ts'
import { CreditLine, CreditLineDetail } from '../../credit-line/credit-line.ts'
import { CreditLineOffering } from '../../credit-line/notice.ts'
import { CreditLineId, LenderId } from '../../id/id.ts'
import { endpoint } from '../endpoint.ts'

const ofLine = z.strictObject({ id: CreditLineId })

/** Credit lines: asked for once at a lender, drawn at checkouts, and closed when nothing is used. */
export const creditLineContract = {
  offerings: endpoint({
    id: 'listCreditLineOfferings',
    summary:
      'Lines that may be asked for today: terms, lender and licence, and what the lender is told',
    method: 'GET',
    path: '/v1/shopper/credit-line-offerings',
    actor: 'shopper',
    status: 200,
    output: z.strictObject({ items: z.array(CreditLineOffering) }),
    problems: [],
  }),
  apply: endpoint({
    id: 'applyForCreditLine',
    summary:
      'Ask one lender for a line, with the yes to exactly what was shown; asked exactly once',
    method: 'POST',
    path: '/v1/shopper/credit-lines',
    actor: 'shopper',
    status: 201,
    body: z.strictObject({
      lenderId: LenderId,
      productCode: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
      noticeDigest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
      purposes: z.array(ConsentPurpose).check(z.minLength(1), z.maxLength(3)),
    }),
    output: CreditLine,
    problems: [
      'not_found',
      'identity_missing',
      'credit_line_not_offered',
      'credit_line_exists',
      'disclosure_outdated',
      'consent_missing',
    ],
  }),
  list: endpoint({
    id: 'listCreditLines',
    summary: 'My lines, newest first: those that stand, and the last that ended',
    method: 'GET',
    path: '/v1/shopper/credit-lines',
    actor: 'shopper',
    status: 200,
    output: z.strictObject({ items: z.array(CreditLine) }),
    problems: [],
  }),
  view: endpoint({
    id: 'viewCreditLine',
    summary: 'One of my lines, with its changes and what was drawn from it',
    method: 'GET',
    path: '/v1/shopper/credit-lines/:id',
    actor: 'shopper',
    status: 200,
    params: ofLine,
    output: CreditLineDetail,
    problems: ['not_found'],
  }),
  close: endpoint({
    id: 'closeCreditLine',
    summary: 'Close a line of which nothing is used; asked of the lender until it has confirmed',
    method: 'POST',
    path: '/v1/shopper/credit-lines/:id/closure',
    actor: 'shopper',
    status: 200,
    params: ofLine,
    body: z.strictObject({}),
    output: CreditLine,
    problems: ['not_found', 'credit_line_not_open', 'credit_line_in_use'],
  }),
}
