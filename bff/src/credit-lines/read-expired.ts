import type { Deps } from '../deps.ts'
import { readCreditLine } from './read-credit-line.ts'
import * as lines from './store.ts'

/** Asks the lenders of lines whose last day is over, whether or not they told that those have expired. */
export async function readExpired(deps: Deps): Promise<void> {
  for (const id of await lines.listExpired(deps.db, deps.today())) await readCreditLine(deps, id)
}
