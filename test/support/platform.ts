import { openLender, type OpenLenderSeed } from '@miaoguo/bff/src/lenders/open-lender/adapter.ts'
import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import { signingKeyOf } from '@miaoguo/bff/src/signatures/keys.ts'
import { platformKey } from '../sandbox/platform-key.ts'

export const platformSigningKey = signingKeyOf(platformKey)

/** The adapter as the platform opens it in a sandbox. */
export const openAsPlatform = (
  it: Pick<OpenLenderSeed, 'baseUrl'> & Partial<OpenLenderSeed>,
): Lender =>
  openLender({
    timeoutMs: 1000,
    key: platformSigningKey,
    now: () => new Date().toISOString(),
    ...it,
  })
