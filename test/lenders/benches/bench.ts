import type { ServerResponse } from 'node:http'
import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import type { Running } from '../../sandbox/listen.ts'
import type { Stage } from '../cases/case.ts'

export type Answering = (response: ServerResponse) => void

/** One adapter and a lender of its kind that keeps books, over real HTTP. */
export type Bench = {
  name: string
  /** A fresh lender, and the adapter in front of it. */
  open(): Promise<{ stage: Stage; running: Running }>
  /** The adapter in front of somebody who answers everything in one bad way, in the lender's own signature if it has one. */
  stranger(answer: Answering, timeoutMs?: number): Promise<{ lender: Lender; running: Running }>
}

/** Today in China, where the sandbox lenders keep their books. */
export const todayInChina = (): string =>
  new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
