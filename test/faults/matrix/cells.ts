/** What may go wrong between us and a lender: at which exchange, where in it, and how. */
export const originationSteps = ['originate', 'ask', 'resend'] as const
/** What is done with a booked loan; of a capture also the asking about it and its second sending. */
export const operationSteps = [
  'capture',
  'refund',
  'cancel',
  'release',
  'capture asked',
  'capture resent',
] as const
export const points = ['before send', 'after send', 'after book', 'at reply', 'at commit'] as const
export const faults = ['timeout', 'reset', '500', 'garbage', 'duplicate', 'crash'] as const
export type OriginationStep = (typeof originationSteps)[number]
export type OperationStep = (typeof operationSteps)[number]
export type Step = OriginationStep | OperationStep
export type Point = (typeof points)[number]
export type Fault = (typeof faults)[number]
export type Trouble = { point: Point; fault: Fault }
export type Cell = Trouble & { step: Step }

export const cells: Cell[] = [...originationSteps, ...operationSteps].flatMap((step) =>
  points.flatMap((point) => faults.map((fault) => ({ step, point, fault }))),
)
export const nameOf = (it: Cell): string => `${it.step} × ${it.point} × ${it.fault}`

export const isOperation = (step: Step): step is OperationStep =>
  (operationSteps as readonly Step[]).includes(step)

/** What a merchant asks for in a step of an operation. */
export const verbs = {
  capture: 'capture',
  refund: 'refund',
  cancel: 'cancel',
  release: 'release',
  'capture asked': 'capture',
  'capture resent': 'capture',
} as const satisfies Record<OperationStep, string>

/** How a request reached the lender's door: an origination, something done with a loan, or a question about either. */
export type Kind = 'send' | 'ask'

/** What befalls the nth exchange of a kind in a cell; the earlier ones lead to the step the cell is about. */
export function troubleAt(cell: Cell, kind: Kind, nth: number): Trouble | undefined {
  const own = { point: cell.point, fault: cell.fault }
  switch (cell.step) {
    case 'originate':
    case 'capture':
    case 'refund':
    case 'cancel':
    case 'release':
      return kind === 'send' && nth === 1 ? own : undefined
    case 'ask':
    case 'capture asked':
      if (kind === 'send' && nth === 1) return { point: 'after book', fault: 'reset' }
      return kind === 'ask' && nth === 1 ? own : undefined
    case 'resend':
    case 'capture resent':
      if (kind === 'send' && nth === 1) return { point: 'before send', fault: 'reset' }
      return kind === 'send' && nth === 2 ? own : undefined
  }
}
