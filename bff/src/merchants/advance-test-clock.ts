import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import type { TestClock } from '@miaoguo/shared/merchant/merchant'
import { Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import { merchantOf, type Account, type Actor } from '../http/auth.ts'
import * as merchants from './store.ts'

type Contract = typeof testClockContract.advance

/** Two years: beyond any schedule that starts in test mode today and is worth looking at. */
const aheadMaxMs = 730 * 86_400_000

function testerOf(actor: Actor): Account {
  const merchant = merchantOf(actor)
  if (merchant.mode !== 'test') throw new Problem('test_mode_only')
  return merchant
}

const toClock = (deps: Deps, aheadMs: number): TestClock => ({
  nowAt: instantAfter(deps.wallNow(), aheadMs),
  aheadSeconds: Math.round(aheadMs / 1000),
})

/** The caller's time, and how far it is ahead. */
export async function viewTestClock(
  deps: Deps,
  actor: Actor,
): Promise<OutputOf<typeof testClockContract.view>> {
  return toClock(deps, testerOf(actor).clockAheadMs)
}

/** Moves the caller's time forward; what falls due by it happens within a second. */
export async function advanceTestClock(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId } = testerOf(actor)
  const ahead = await merchants.advanceClock(deps.db, {
    id: merchantId,
    byMs: input.body.seconds * 1000,
    aheadMaxMs,
  })
  if (ahead === undefined) {
    throw new Problem('input_invalid', {}, [
      {
        pointer: '/seconds',
        message: `the clock may be ${aheadMaxMs / 1000} seconds ahead at most`,
      },
    ])
  }
  merchants.forget(deps.db)
  return toClock(deps, ahead)
}
