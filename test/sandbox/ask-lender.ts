/** Asks a sandbox lender by hand, signed as Miaoguo signs: `node test/sandbox/ask-lender.ts GET <url> [json]`. */
import { randomUUID } from 'node:crypto'
import { signingKeyOf } from '@miaoguo/bff/src/signatures/keys.ts'
import { signedRequest } from '@miaoguo/bff/src/signatures/sign.ts'
import { platformKey } from './platform-key.ts'

const [method = '', url = '', body] = process.argv.slice(2)
if (!/^(GET|POST)$/.test(method) || !/^https?:/.test(url)) {
  console.error('node test/sandbox/ask-lender.ts GET|POST <url> [json]')
  process.exit(2)
}
const headers = signedRequest(
  {
    method,
    url,
    body,
    headers:
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  },
  { key: signingKeyOf(platformKey), now: new Date().toISOString() },
)
const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) })
console.error(answer.status)
console.log(await answer.text())
