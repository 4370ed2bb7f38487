import { problemCodes } from '@miaoguo/shared/problem/codes'
import { html, raw } from 'hono/html'
import type { OpenApi, Operation } from './document.ts'
import { style } from './style.ts'
import type { JsonSchema } from './schemas.ts'

type Markup = ReturnType<typeof html>
const all = (parts: readonly Markup[]): Markup => html`${parts}`

/** The API pages: one page for everything, readable on a phone, without a script. */
export const referencePage = (document: OpenApi): Markup =>
  page(
    'API',
    html`
    <h1>秒过 Miaoguo API</h1>
    <p>${String(document.info['description'])} The same as data: <a href="/openapi.json">openapi.json</a>.</p>
    <nav aria-label="Contents"><ul>
      <li><a href="#start">Start in an hour</a></li>
      ${all(document.tags.map((tag) => html`<li><a href="#${anchor(tag.name)}">${tag.name}</a></li>`))}
      <li><a href="#webhooks">Webhooks</a></li>
      <li><a href="#schemas">Schemas</a></li>
      <li><a href="/docs/problems">Problems</a></li>
    </ul></nav>
    ${start(document)}
    ${all(document.tags.map((tag) => section(document, tag)))}
    ${webhooks()}
    <section id="schemas"><h2>Schemas</h2>
      ${all(
        Object.entries(document.components['schemas'] ?? {}).map(
          ([name, schema]) =>
            html`<article id="schema-${name}"><h3>${name}</h3><p>${String(schema['description'] ?? '')}</p>${fields(schema)}</article>`,
        ),
      )}
    </section>`,
  )

/** Every problem code, each with an anchor that a problem's \`type\` points to. */
export const problemsPage = (waysOut: Readonly<Record<string, string | undefined>>): Markup =>
  page(
    'Problems',
    html`
    <p><a href="/docs">← API</a></p>
    <h1>Problems</h1>
    <p>Every refusal is <code>application/problem+json</code> (RFC 9457) with a code from this table, the fields at fault in
    <code>errors</code> and a request id to name when you write to us.</p>
    <table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning and way out</th><th scope="col">Ask again</th></tr></thead><tbody>
    ${all(
      Object.entries(problemCodes).map(
        ([code, it]) => html`<tr id="${code}">
      <td><code>${code}</code></td><td>${it.status}</td><td>${it.title}. ${waysOut[code] ?? ''}</td>
      <td>${it.retry === 'never' ? 'no' : it.retry === 'later' ? 'later' : 'with the same key'}</td></tr>`,
      ),
    )}
    </tbody></table>`,
  )

const page = (
  title: string,
  body: Markup,
): Markup => html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · 秒过 Miaoguo</title>
<style>${raw(style)}</style></head><body><main>${body}</main></body></html>`

const anchor = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, '-')

function section(document: OpenApi, tag: { name: string; description: string }): Markup {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, it]) => it.tags.includes(tag.name))
      .map(([method, it]) => operation(method, path, it)),
  )
  return html`<section id="${anchor(tag.name)}"><h2>${tag.name}</h2><p>${tag.description}</p>${all(operations)}</section>`
}

function operation(method: string, path: string, it: Operation): Markup {
  const body = it.requestBody?.content['application/json']?.schema
  return html`<article id="${it.operationId}">
    <h3><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h3>
    <p>${it.summary}.</p>
    ${
      it.parameters.length === 0
        ? ''
        : html`<h4>Parameters</h4>${table(
            it.parameters.map((parameter) => ({
              name: parameter.name,
              required: parameter.required,
              type: `${parameter.in}: ${typeOf(parameter.schema)}`,
              note: parameter.description ?? '',
            })),
          )}`
    }
    ${body ? html`<h4>Body</h4>${shape(body)}` : ''}
    ${all(
      Object.entries(it.responses)
        .filter(([status]) => status.startsWith('2'))
        .map(([status, response]) => html`<h4>Answer ${status}</h4>${shape(schemaOf(response))}`),
    )}
    <h4>Problems</h4>
    <ul class="problems">${all(problemsIn(it).map((code) => html`<li><a href="/docs/problems#${code}"><code>${code}</code></a></li>`))}</ul>
  </article>`
}

const problemsIn = (it: Operation): string[] =>
  Object.entries(it.responses)
    .filter(([status]) => !status.startsWith('2'))
    .flatMap(([, response]) =>
      String(response['description'])
        .split('; ')
        .map((line) => line.split(':')[0] ?? ''),
    )

const schemaOf = (response: JsonSchema): JsonSchema => {
  const content = response['content'] as Record<string, { schema: JsonSchema }> | undefined
  return content?.['application/json']?.schema ?? {}
}

const shape = (schema: JsonSchema): Markup => {
  const name = refName(schema)
  return name ? html`<p><a href="#schema-${name}">${name}</a></p>` : fields(schema)
}

function fields(schema: JsonSchema): Markup {
  const variants = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (variants)
    return all(variants.map((variant, i) => html`<h5>Variant ${i + 1}</h5>${fields(variant)}`))
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>
  const required = (schema['required'] ?? []) as string[]
  const rows = Object.entries(properties).map(([name, it]) => ({
    name,
    required: required.includes(name),
    type: typeOf(it),
    note: String(it['description'] ?? ''),
  }))
  return rows.length === 0 ? html`<p>An empty object.</p>` : table(rows)
}

type Row = { name: string; required: boolean; type: string; note: string }
const table = (rows: readonly Row[]): Markup => html`<div class="scroll" tabindex="0"><table>
  <thead><tr><th scope="col">Field</th><th scope="col">Type</th></tr></thead><tbody>
  ${all(rows.map((row) => html`<tr><td><code>${row.name}</code>${row.required ? '' : ' (optional)'}</td><td>${row.type}${row.note ? html`<br><small>${row.note}</small>` : ''}</td></tr>`))}
  </tbody></table></div>`

const refName = (schema: JsonSchema): string | undefined =>
  typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').pop() : undefined

function typeOf(schema: JsonSchema): string {
  const name = refName(schema)
  if (name) return name
  if (schema['const'] !== undefined) return JSON.stringify(schema['const'])
  if (Array.isArray(schema['enum']))
    return schema['enum'].map((it) => JSON.stringify(it)).join(' | ')
  const variants = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (variants) return variants.map((it) => typeOf(it)).join(' | ')
  if (schema['type'] === 'array') return `array of ${typeOf((schema['items'] ?? {}) as JsonSchema)}`
  return [String(schema['type'] ?? 'any'), bounds(schema)].filter(Boolean).join(', ')
}

function bounds(schema: JsonSchema): string {
  const said = (label: string, key: string): string =>
    schema[key] === undefined ? '' : `${label} ${String(schema[key])}`
  const size =
    schema['type'] === 'string'
      ? [said('from', 'minLength'), said('to', 'maxLength')]
      : [said('≥', 'minimum'), said('≤', 'maximum')]
  return [...size, typeof schema['pattern'] === 'string' ? `/${schema['pattern']}/` : '']
    .filter(Boolean)
    .join(' ')
}

const code = (text: string): Markup => html`<pre tabindex="0"><code>${text}</code></pre>`

function start(document: OpenApi): Markup {
  const server = document.servers[0]?.url ?? ''
  return html`<section id="start"><h2>Start in an hour</h2>
    <ol>
    <li>Show what an amount costs in installments, never without its annual rate:
    ${code(`<script src="${server}/widget.js" async></script>\n<miaoguo-promotion amount="129900" currency="CNY" key="pk_test_demo"></miaoguo-promotion>`)}</li>
    <li>Open a checkout from your server. Amounts are minor units (129900 is ¥1,299.00) and must add up:
    ${code(
      `curl ${server}/v1/checkouts \\\n  -H 'Authorization: Bearer sk_test_demo_00000000000000000000' \\\n  -H 'Idempotency-Key: order-1001' \\\n  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(
        {
          merchantReference: 'order-1001',
          scenario: 'goods',
          currency: 'CNY',
          amountMinor: 129900,
          lines: [
            {
              kind: 'item',
              name: '降噪耳机',
              quantity: 1,
              unitAmountMinor: 129900,
              totalMinor: 129900,
            },
          ],
          returnUrl: 'http://127.0.0.1:8788/orders/order-1001',
          notifyUrl: 'http://127.0.0.1:8788/webhooks/miaoguo',
        },
      )}'`,
    )}</li>
    <li>Send the shopper to its <code>clientUrl</code>.</li>
    <li>Mark the order paid when the signed <a href="#webhooks">webhook</a> says <code>checkout.paid</code>, not when the shopper returns.</li>
    </ol></section>`
}

const webhooks = (): Markup => html`<section id="webhooks"><h2>Webhooks</h2>
  <p>Events are posted to the checkout’s <code>notifyUrl</code>, signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a>:
  <code>webhook-signature</code> is <code>v1,</code> and the base64 HMAC-SHA256 of <code>id.timestamp.body</code> under your
  <code>whsec_…</code> secret. Verify the raw bytes, refuse timestamps older than five minutes, and treat an event id you have seen as done.
  Deliveries are repeated with growing pauses until you answer 2xx; they may arrive twice and out of order.</p>
  ${code(`import { Webhook } from 'standardwebhooks'\nconst event = new Webhook(process.env.MIAOGUO_WEBHOOK_SECRET).verify(rawBody, headers)\nif (event.type === 'checkout.paid') markPaid(event.data.merchantReference, event.data.amountMinor)`)}
  <p>Body: <a href="#schema-WebhookEvent">WebhookEvent</a>.</p></section>`
