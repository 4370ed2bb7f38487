import { signatureProfile } from '@miaoguo/shared/contract/lender/keys'
import { html } from 'hono/html'
import type { Markup } from './fields.ts'
import { code, page } from './pages.ts'

/** How a lender joins: what to serve, how to sign, how to prove it. */
export const lendersPage = (serverUrl: string): Markup =>
  page(
    'For lenders',
    html`
    <p><a href="/docs">← API</a></p>
    <h1>For lenders: how to be offered here</h1>
    <p>A lender serves the <a href="/docs#open-lender-api">Open Lender API</a> over HTTPS and keeps its own books; Miaoguo keeps what
    was offered, shown, consented to, asked and answered. The same as data: <a href="/openapi-lender.json">openapi-lender.json</a>.</p>
    <section id="join"><h2>Join in an afternoon</h2>
    <ol>
    <li>Serve four endpoints: <code>keys</code>, <code>terms</code>, <code>quotes</code>, <code>loans</code> with
    <code>originations/{reference}</code>. Everything else is optional, and each product says in <code>capabilities</code> what it can do.</li>
    <li>Sign every answer, and refuse what Miaoguo did not sign (below). Our keys: <code>${serverUrl}/v1/lenders/keys</code>.</li>
    <li>Check your test system. Every case says what was seen and which rule it broke:
    ${code(`pnpm lender:check https://your-test-system.example \\
  --person declines_quote=13910000001 --person declines_loan=13910000002`)}</li>
    <li>Send us the address, your licence and the output of the check.</li>
    </ol></section>
    <section id="rules"><h2>Four rules</h2>
    <ol>
    <li><strong>A reference of ours is a key.</strong> The same <code>originationReference</code> or <code>operationReference</code> books at
    most once, however often and however much at once it is sent. The same reference with another input is 422. Remember references as
    long as the loan.</li>
    <li><strong>A no is a record, not an error.</strong> A declined loan or operation answers 201 with <code>status: declined</code> and a
    reason from the list. A 4xx says that the request was wrong; a 5xx or silence says nothing, and we ask by our reference.</li>
    <li><strong>Not found is an answer.</strong> 404 to a reference you never saw lets us send it again or give it up.</li>
    <li><strong>Figures are computed twice.</strong> Your schedule is compared with ours to the minor unit and the day. One that
    differs is not shown, and a booked loan other than the one agreed calls people.</li>
    </ol></section>
    <section id="signatures"><h2>Signatures</h2>
    <p>Both sides sign with Ed25519 as HTTP Message Signatures (RFC 9421) with <code>Content-Digest</code> (RFC 9530), under one label, with
    <code>created</code>, <code>expires</code> at most ${signatureProfile.lifeSeconds} seconds later, a <code>nonce</code> of 16 characters or
    more, <code>keyid</code>, and <code>tag="${signatureProfile.tag}"</code>. Clocks may differ by ${signatureProfile.skewSeconds} seconds.</p>
    <p>A request covers <code>@method</code>, <code>@target-uri</code>, with a body <code>content-type</code> and <code>content-digest</code>, and
    <code>idempotency-key</code> when there is one:</p>
    ${code(`Content-Digest: sha-256=:…:
Signature-Input: sig=("@method" "@target-uri" "content-type" "content-digest" "idempotency-key");created=1795483800;expires=1795484100;nonce="k0Zc8…";keyid="miaoguo-2026-11";alg="ed25519";tag="${signatureProfile.tag}"
Signature: sig=:…:`)}
    <p>An answer, refusals too, covers <code>@status</code>, <code>content-type</code>, <code>content-digest</code> and, of the request it
    answers, <code>"@method";req</code>, <code>"@target-uri";req</code> and <code>"signature";req</code>, so that it cannot be the answer to
    another question. Remember a nonce for as long as its signature lives. An answer that is unsigned, changed, late or under a key you
    do not publish is treated as no answer.</p>
    <p><strong>Rotation.</strong> Publish the new key beside the old at <code>GET /open-lender/v1/keys</code>, sign with it after five minutes,
    and take the old one away after another five. We do the same at <code>/v1/lenders/keys</code>.</p></section>
    <section id="lines"><h2>Credit lines</h2>
    <p>A product of kind <code>credit_line</code> with <code>line</code> in its terms and <code>creditLine</code> in its capabilities is
    granted once and drawn at checkouts. <code>POST credit-lines</code> names the person, the yes and our <code>lineReference</code>, which
    is its key; a no is a record. What is signed with the line is <code>line.agreements</code> of its terms, and the yes names their digests
    in <code>agreementDigests</code>; refuse a yes to another text. From then on the question for quotes of this borrower names the line: quote what it leaves, at the rate
    you granted it for, with the same <code>creditLineReference</code>. The origination names it too; hold its amount of the limit until it
    is repaid, refunded, cancelled or released, and decline with <code>limit_reached</code> what the limit does not leave. However many come
    at once, your books judge. <code>availableMinor</code> is what the limit leaves of an active line and 0 of any other. Tell
    <code>credit_line.changed</code> when limit, use or status move; we ask and believe the answer alone. A closing of a line that is used
    leaves it as it is, and the record says so.</p></section>
    <section id="notifications"><h2>Notifications</h2>
    <p>When something changes by itself, such as a decision that took hours, post to
    <code>${serverUrl}/v1/lenders/{your code}/notifications</code>, signed as a request. Name what changed, never to what: we ask you.
    202 means stored; repeat anything else with growing pauses under the same <code>eventId</code>.</p>
    <p>With <code>merchantSubsidy</code> in its capabilities a product may be quoted once more for each of the question’s
    <code>subsidies</code> that fits: of each row’s interest and fees the merchant’s part is taken off, rounded half even, and
    <code>schedule</code> is what is left for the borrower. What is drawn is divided in the same way; of what is given back the
    merchant’s part returns in proportion, half even. Each move is a settlement line of kind <code>subsidy</code>.</p>
    <p>A dispute of a borrower is told of by <code>dispute.changed</code>, when it is opened and when it is decided. What takes its
    money back, a lost, an accepted or an unanswered one alike, is counted in <code>refundedMinor</code> of the loan and is one
    settlement line of kind <code>dispute</code>.</p>
    ${code('{"eventId":"nt-20261124-0001","type":"origination.changed","reference":"att_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd","occurredAt":"2026-11-24T02:31:00.000Z"}')}
    </section>`,
  )
