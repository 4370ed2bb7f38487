import type { LenderCode } from './profiles.ts'

/** What a lender does with a person; README.md beside the sandbox has the table. */
export const personas = [
  'approved',
  'quote_declined',
  'loan_declined',
  'loan_pending',
  'dropped_after_booking',
  'error_after_booking',
  'garbage_quote',
  'off_by_a_fen',
  'silent',
  'short_offer',
  'dropped_after_operation',
  'operation_pending',
  'disputed',
  'payoff_off_by_a_fen',
  'dropped_after_repayment',
] as const
/** Those whose numbers do not follow on the others'. */
const apart = {
  30: 'wrong_subsidy',
  31: 'line_declined',
  32: 'line_lowered',
  33: 'line_pending',
  34: 'line_dropped',
  35: 'card_refuses',
  36: 'mandate_pending',
  37: 'dropped_after_mandate',
  38: 'mandate_refused',
  43: 'rate_off_by_a_fen',
} as const
const isApart = (tail: number): tail is keyof typeof apart => tail in apart
export type Persona = (typeof personas)[number] | (typeof apart)[keyof typeof apart]

/** The numbers a person may have that no other has. */
export const personaNumbers: readonly number[] = [
  ...personas.map((_, i) => i).slice(1),
  ...Object.keys(apart).map(Number),
]

/** Told by the phone's last four digits; where the platform gives no phone, by the amount's last three. */
export function personaOf(
  lender: LenderCode,
  phone: string | undefined,
  amountMinor: number,
): Persona {
  const tail = phone ? Number(phone.slice(-4)) : amountMinor >= 1000 ? amountMinor % 1000 : 0
  const forEveryLender = tail <= 3
  const known: Persona | undefined = personas[tail] ?? (isApart(tail) ? apart[tail] : undefined)
  return (forEveryLender || lender === 'suyi' ? known : undefined) ?? 'approved'
}
