import { problemCodes } from '@miaoguo/shared/problem/codes'
import { html, raw } from 'hono/html'
import type { OpenApi, Operation } from './document.ts'
import { all, fields, formOf, shape, table, type Markup } from './fields.ts'
import { recipes } from './recipes/recipes.ts'
import type { JsonSchema } from './schemas.ts'
import { style } from './style.ts'

type Named = { method: string; path: string; it: Operation }

/** The API pages: one page for everything, readable on a phone, without a script. */
export const referencePage = (document: OpenApi): Markup =>
  page(
    'API',
    html`
    <h1>秒过 Miaoguo API</h1>
    <p>${String(document.info['description'])} The same as data: <a href="/openapi.json">openapi.json</a>.</p>
    ${contents(document)}
    ${start(document)}
    ${all(document.tags.map((tag) => section(document, tag)))}
    ${webhooks()}
    <section id="schemas"><h2>Schemas</h2>
      ${all(
        Object.entries(document.components['schemas'] ?? {}).map(
          ([name, schema]) =>
            html`<article id="schema-${name}"><h3>${name}</h3>${fields(schema)}</article>`,
        ),
      )}
    </section>`,
  )

/** Every problem code, each with an anchor that a problem's `type` points to. */
export const problemsPage = (waysOut: Readonly<Record<string, string | undefined>>): Markup =>
  page(
    'Problems',
    html`
    <p><a href="/docs">← API</a></p>
    <h1>Problems</h1>
    <p>Every refusal is <code>application/problem+json</code> (RFC 9457) with a code from this table, the fields at fault in
    <code>errors</code> and a request id to name when you write to us.</p>
    <table class="problems">
    <thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning and way out</th><th scope="col">Ask again</th></tr></thead><tbody>
    ${all(
      Object.entries(problemCodes).map(
        ([code, it]) => html`<tr id="${code}">
      <td><code>${code}</code></td><td data-label="Status">${it.status}</td><td>${it.title}. ${waysOut[code] ?? ''}</td>
      <td data-label="Ask again">${it.retry === 'never' ? 'no' : it.retry === 'later' ? 'later' : 'with the same key'}</td></tr>`,
      ),
    )}
    </tbody></table>`,
  )

export const page = (
  title: string,
  body: Markup,
): Markup => html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · 秒过 Miaoguo</title>
<style>${raw(style)}</style></head><body><main>${body}</main></body></html>`

const anchor = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, '-')

const operationsOf = (document: OpenApi, tag: string): Named[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, it]) => it.tags.includes(tag))
      .map(([method, it]) => ({ method: method.toUpperCase(), path, it })),
  )

const contents = (document: OpenApi): Markup => html`<nav aria-label="Contents">
  <p><a href="/docs/quickstart"><strong>Quickstart</strong></a> · <a href="#webhooks">Webhooks</a> · <a href="#schemas">Schemas</a> · <a href="/docs/problems">Problems</a> · <a href="/docs/lenders">For lenders</a></p>
  <h2 class="audience">Recipes</h2><ul>${all(
    recipes.map(
      (it) =>
        html`<li><a href="/docs/${it.slug}">${it.title}</a> <small>${it.summary}</small></li>`,
    ),
  )}</ul>
  ${all(
    document.tags.map(
      (tag) => html`<h2 class="audience"><a href="#${anchor(tag.name)}">${tag.name}</a></h2><ul>
    ${all(
      operationsOf(document, tag.name).map(
        ({ method, path, it }) =>
          html`<li><a href="#${it.operationId}"><span class="method">${method}</span> <code>${path}</code></a> <small>${it.summary}</small></li>`,
      ),
    )}</ul>`,
    ),
  )}</nav>`

const section = (
  document: OpenApi,
  tag: { name: string; description: string },
): Markup => html`<section id="${anchor(tag.name)}"><h2>${tag.name}</h2><p>${tag.description}</p>
  ${all(operationsOf(document, tag.name).map(operation))}</section>`

function operation({ method, path, it }: Named): Markup {
  const body = it.requestBody?.content['application/json']?.schema
  return html`<article id="${it.operationId}">
    <h3><span class="method">${method}</span> <code>${path}</code></h3>
    <p>${it.summary}.</p>
    ${all(it['x-codeSamples'].map((sample) => code(sample.source)))}
    ${it.parameters.length === 0 ? '' : parameters(it)}
    ${body ? html`<h4>Body</h4>${shape(body)}` : ''}
    ${all(
      Object.entries(it.responses)
        .filter(([status]) => status.startsWith('2'))
        .map(([status, response]) => html`<h4>Answer ${status}</h4>${shape(schemaOf(response))}`),
    )}
    <h4>Problems</h4>
    <ul class="codes">${all(problemsIn(it).map((name) => html`<li><a href="/docs/problems#${name}"><code>${name}</code></a></li>`))}</ul>
  </article>`
}

const parameters = (it: Operation): Markup =>
  html`<h4>Parameters</h4>${table(
    it.parameters.map((parameter) => ({
      name: parameter.name,
      required: parameter.required,
      type: html`${parameter.in}: ${formOf(parameter.schema)}`,
      note: parameter.description ?? String(parameter.schema['description'] ?? ''),
    })),
  )}`

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

export const code = (text: string): Markup => html`<pre tabindex="0"><code>${text}</code></pre>`

function start(document: OpenApi): Markup {
  const server = document.servers[0]?.url ?? ''
  const create = document.paths['/v1/checkouts']?.['post']
  return html`<section id="start"><h2>Start in an hour</h2>
    <ol>
    <li>Show what an amount costs in installments, never without its annual rate:
    ${code(`<style>miaoguo-promotion { display: block; height: 120px }</style>\n<script src="${server}/widget.js" defer></script>\n<miaoguo-promotion amount="129900" currency="CNY" key="pk_test_demo"></miaoguo-promotion>`)}</li>
    <li>Open a checkout from your server. Amounts are minor units (129900 is ¥1,299.00) and must add up:
    ${code(create?.['x-codeSamples'][0]?.source ?? '')}</li>
    <li>Send the shopper to its <code>clientUrl</code>.</li>
    <li>Mark the order paid when the signed <a href="#webhooks">webhook</a> says <code>checkout.paid</code>, not when the shopper returns.</li>
    </ol>
    <p>Every POST takes an <code>Idempotency-Key</code>: fresh for each intent, the same for its retries. The same key and input
    replay the stored answer with <code>Idempotency-Replayed: true</code>; another input under the same key is refused.</p></section>`
}

const webhooks = (): Markup => html`<section id="webhooks"><h2>Webhooks</h2>
  <p>Events are posted to the checkout’s <code>notifyUrl</code> and to your <a href="#createWebhookEndpoint">endpoints</a>, signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a>:
  <code>webhook-signature</code> is <code>v1,</code> and the base64 HMAC-SHA256 of <code>id.timestamp.body</code> under your
  <code>whsec_…</code> secret. Verify the raw bytes, refuse timestamps older than five minutes, and treat an event id you have seen as done.
  Deliveries are repeated with growing pauses until you answer 2xx; they may arrive twice, and their order is not promised: <code>objectVersion</code> rises with each event of an object.
  A whole receiver: <a href="/docs/receive-webhooks">Receive webhooks</a>.</p>
  ${code(`import { Webhook } from 'standardwebhooks'\nconst event = new Webhook(process.env.MIAOGUO_WEBHOOK_SECRET).verify(rawBody, headers)\nif (event.type === 'checkout.paid') markPaid(event.data.merchantReference, event.data.amountMinor)`)}
  <p>Body: <a href="#schema-WebhookEvent">WebhookEvent</a>.</p></section>`
