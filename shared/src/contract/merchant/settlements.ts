import * as z from 'zod/mini'
import { SettlementId } from '../../id/id.ts'
import { Settlement, SettlementDetail, SettlementFile } from '../../merchant/settlement.ts'
import { endpoint } from '../endpoint.ts'
import { pageOf, paging } from '../paging.ts'

const One = z.strictObject({ id: SettlementId })

export const settlementContract = {
  list: endpoint({
    id: 'listSettlements',
    summary: 'What lenders paid for each day, newest first',
    method: 'GET',
    path: '/v1/settlements',
    actor: 'merchant',
    status: 200,
    query: z.strictObject(paging),
    output: pageOf(Settlement),
    problems: [],
  }),
  view: endpoint({
    id: 'viewSettlement',
    summary: 'One settlement with its lines',
    method: 'GET',
    path: '/v1/settlements/:id',
    actor: 'merchant',
    status: 200,
    params: One,
    output: SettlementDetail,
    problems: ['not_found'],
  }),
  file: endpoint({
    id: 'viewSettlementFile',
    summary:
      'One settlement as CSV, amounts as decimals and in minor units; the file itself with Accept: text/csv',
    file: 'text/csv',
    method: 'GET',
    path: '/v1/settlements/:id/csv',
    actor: 'merchant',
    status: 200,
    params: One,
    output: SettlementFile,
    problems: ['not_found'],
  }),
}
