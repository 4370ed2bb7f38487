import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import type { LenderEntry } from '@miaoguo/bff/src/lenders/registry.ts'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { World } from './app.ts'

export function entryOf(world: World, code: string): LenderEntry {
  const found = world.deps.lenders.byCode(code)
  invariant(found, 'a lender of the sandbox')
  return found
}

/** Replaces what a lender does, as we hear it, until the work is over. */
export async function hooked(
  entry: LenderEntry,
  hooks: Partial<Lender>,
  work: () => Promise<void>,
): Promise<void> {
  const { lender } = entry
  const own = { ...lender }
  Object.assign(lender, hooks)
  try {
    await work()
  } finally {
    Object.assign(lender, own)
  }
}
