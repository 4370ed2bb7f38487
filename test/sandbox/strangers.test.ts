import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const here = import.meta.dirname

function importsOf(folder: string): string[] {
  const files = readdirSync(join(here, folder)).filter(
    (it) => it.endsWith('.ts') && !it.endsWith('.test.ts'),
  )
  const found = files.flatMap((file) =>
    [...readFileSync(join(here, folder, file), 'utf8').matchAll(/from '([^']+)'/g)].map(
      ([, name = '']) => name,
    ),
  )
  return [...new Set(found)].filter((it) => !it.startsWith('./') && !it.startsWith('node:')).sort()
}

test('the shop is built from what any stranger has: the published client and nothing else of ours', () => {
  expect(importsOf('shop')).toEqual([
    '../listen.ts',
    '@hono/node-server',
    '@miaoguo/merchant-client',
    'hono',
    'hono/body-limit',
    'hono/cookie',
    'hono/html',
  ])
})

test('a lender knows the Open Lender API and none of the platform’s arithmetic', () => {
  expect(importsOf('lenders')).toEqual([
    '../listen.ts',
    // The public key of whom it hears, agreed on beforehand.
    '../platform-key.ts',
    '@miaoguo/shared/contract/endpoint',
    '@miaoguo/shared/contract/lender/disputes',
    '@miaoguo/shared/contract/lender/open-lender',
    // The contract's words for what can be done with a loan.
    '@miaoguo/shared/credit-line/lender-record',
    '@miaoguo/shared/dispute/dispute',
    '@miaoguo/shared/lender/capabilities',
    '@miaoguo/shared/loan/certificate',
    '@miaoguo/shared/loan/mandate',
    '@miaoguo/shared/loan/operation',
    '@miaoguo/shared/loan/rate-change-told',
    '@miaoguo/shared/loan/relief',
    '@miaoguo/shared/loan/service-request',
  ])
})
