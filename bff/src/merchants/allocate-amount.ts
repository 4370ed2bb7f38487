import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { allocationContract } from '@miaoguo/shared/contract/merchant/amounts'
import { allocate } from '@miaoguo/shared/money/allocate'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'

type Contract = typeof allocationContract.make

/** An order's discount or tax over its lines, in proportion to their amounts, by largest remainder. */
export async function allocateAmount(
  _deps: Deps,
  _actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { currency, amountMinor, lines } = input.body
  if (lines.every((line) => line.amountMinor === 0)) {
    throw new Problem('input_invalid', {}, [
      { pointer: '/lines', message: 'some line must have an amount' },
    ])
  }
  const parts = allocate(
    amountMinor,
    lines.map((line) => line.amountMinor),
  )
  return {
    currency,
    amountMinor,
    lines: lines.map((line, i) => ({ ...line, allocatedMinor: parts[i] ?? 0 })),
  }
}
