import type { ShownItem } from '../policy/policy.ts'
import type { BorrowerRight, CostSheet } from './disclosure.ts'

/** What a sheet shows, in the words rules ask for it; what is empty is not shown. */
export function shownBy(sheet: CostSheet): ShownItem[] {
  const always: ShownItem[] = [
    'lender_identity',
    'lender_licence',
    'amount_financed',
    'total_cost',
    'total_of_payments',
    'annual_rate',
    'annual_rate_convention',
    'due_date_rule',
    'prepayment_terms',
    'cooling_off',
    'complaint_contact',
    'nothing_else_charged',
  ]
  const where = (holds: boolean, ...items: ShownItem[]): ShownItem[] => (holds ? items : [])
  return [
    ...always,
    ...where(sheet.costs.length > 0, 'each_cost_with_collector'),
    ...where(sheet.schedule.length > 0, 'schedule'),
    ...where(sheet.contingentCosts.length > 0, 'contingent_costs'),
    ...where(sheet.dataUses.length > 0, 'data_uses'),
    ...(sheet.version === 'cost-sheet/2'
      ? [...secondVersion, ...sheet.rights.flatMap((it) => byRight[it.kind] ?? [])]
      : []),
  ]
}

const secondVersion: ShownItem[] = [
  'lender_contact',
  'borrowing_rate',
  'duration',
  'purchase_and_cash_price',
  'missed_payment_consequences',
  'credit_reference_use',
]

const byRight: Partial<Record<BorrowerRight['kind'], ShownItem>> = {
  ombudsman: 'ombudsman',
  section_75: 'section_75',
}
