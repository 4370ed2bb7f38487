import { invariant } from '@miaoguo/shared/problem/problem'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Env } from '../env.ts'
import { signingKeyOf } from '../signatures/keys.ts'
import { fineract } from './fineract/adapter.ts'
import { flexPay } from './flex-pay/adapter.ts'
import { klarna } from './klarna/adapter.ts'
import type { Lender } from './lender.ts'
import { openLender } from './open-lender/adapter.ts'
import type { LenderSeed } from './seeds.ts'

export type ConnectNeeds = {
  env: Pick<Env, 'LENDER_TIMEOUT_MS' | 'SIGNING_KEYS'>
  now(): Instant
}

/** The adapter that speaks a lender's language. */
export function connectWith({ env, now }: ConnectNeeds): (seed: LenderSeed) => Lender {
  const [first] = env.SIGNING_KEYS
  const key = first && signingKeyOf(first)
  return (seed) => {
    const timeoutMs = seed.timeoutMs ?? env.LENDER_TIMEOUT_MS
    switch (seed.adapter) {
      case 'open-lender': {
        invariant(key, 'a configuration with such a lender has a signing key')
        const { baseUrl, apiKey, keys: pinned } = seed
        return openLender({ baseUrl, apiKey, pinned, timeoutMs, key, now })
      }
      case 'fineract':
        return fineract({ ...seed, timeoutMs, now })
      case 'klarna':
        return klarna({ ...seed, timeoutMs, now })
      case 'flex-pay':
        return flexPay({ ...seed, timeoutMs, now })
    }
  }
}
