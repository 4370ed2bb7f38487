/** How two books differ: on a loan, on what was drawn or given back of it, on what its merchant is charged, or on one operation. */
export type Break = {
  kind:
    | 'missing_here'
    | 'missing_there'
    | 'amount'
    | 'state'
    | 'duplicate'
    | 'captured'
    | 'refunded'
    | 'operation_missing_here'
    | 'operation_missing_there'
    | 'subsidy'
  originationReference: string
  loanReference: string
  /** Ours, where the break is about one operation. */
  operationReference?: string
  /** Whose budget it is, where the break is about a subsidy; none when it is charged of nobody's. */
  campaignId?: string
  loanId?: string
  here: string
  there: string
}
