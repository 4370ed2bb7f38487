/** How two books differ: on a loan, on what was drawn or given back of it, or on one operation. */
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
  originationReference: string
  loanReference: string
  /** Ours, where the break is about one operation. */
  operationReference?: string
  here: string
  there: string
}
