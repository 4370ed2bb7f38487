import { invariant } from '@miaoguo/shared/problem/problem'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Env, LenderSeed } from '../env.ts'
import { signingKeyOf } from '../signatures/keys.ts'
import type { Lender } from './lender.ts'
import { openLender } from './open-lender/adapter.ts'

export type ConnectNeeds = {
  env: Pick<Env, 'LENDER_TIMEOUT_MS' | 'SIGNING_KEYS'>
  now(): Instant
}

/** The adapter that speaks a lender's language. */
export function connectWith({ env, now }: ConnectNeeds): (seed: LenderSeed) => Lender {
  const [first] = env.SIGNING_KEYS
  const key = first && signingKeyOf(first)
  return (seed) => {
    switch (seed.adapter) {
      case 'open-lender':
        invariant(key, 'a configuration with such a lender has a signing key')
        return openLender({
          baseUrl: seed.baseUrl,
          apiKey: seed.apiKey,
          pinned: seed.keys,
          timeoutMs: seed.timeoutMs ?? env.LENDER_TIMEOUT_MS,
          key,
          now,
        })
    }
  }
}
