/** What may go wrong between a yes and a loan: at which exchange with the lender, where in it, and how. */
export const steps = ['originate', 'ask', 'resend'] as const
export const points = ['before send', 'after send', 'after book', 'at reply', 'at commit'] as const
export const faults = ['timeout', 'reset', '500', 'garbage', 'duplicate', 'crash'] as const
export type Step = (typeof steps)[number]
export type Point = (typeof points)[number]
export type Fault = (typeof faults)[number]
export type Trouble = { point: Point; fault: Fault }
export type Cell = Trouble & { step: Step }

export const cells: Cell[] = steps.flatMap((step) =>
  points.flatMap((point) => faults.map((fault) => ({ step, point, fault }))),
)
export const nameOf = (it: Cell): string => `${it.step} × ${it.point} × ${it.fault}`

/** How a request reached the lender's door. */
export type Kind = 'originate' | 'ask'

/** What befalls the nth exchange of a kind in a cell; the earlier ones lead to the step the cell is about. */
export function troubleAt(cell: Cell, kind: Kind, nth: number): Trouble | undefined {
  const own = { point: cell.point, fault: cell.fault }
  switch (cell.step) {
    case 'originate':
      return kind === 'originate' && nth === 1 ? own : undefined
    case 'ask':
      if (kind === 'originate' && nth === 1) return { point: 'after book', fault: 'reset' }
      return kind === 'ask' && nth === 1 ? own : undefined
    case 'resend':
      if (kind === 'originate' && nth === 1) return { point: 'before send', fault: 'reset' }
      return kind === 'originate' && nth === 2 ? own : undefined
  }
}
