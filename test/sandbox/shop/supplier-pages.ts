import { html } from 'hono/html'
import type { Order } from './orders.ts'
import { say, yuan, type Html, type Look } from './pages.ts'
import type { BookedTrip, SupplierLine } from './trips.ts'

/** What airline and hotel said. In a demo somebody has to be them, so who looks may answer for them. */
export function supplierPanel(look: Look, order: Order, { bookings }: BookedTrip): Html {
  const said = {
    awaiting_supplier: say(look, '等待供应商确认', 'Waiting for the supplier'),
    confirmed: say(look, '已确认', 'Confirmed'),
    refused: say(look, '供应商没有位置', 'Refused by the supplier'),
  }
  return html`<div class="panel" id="suppliers"><dl>${bookings.map(
    (
      it,
    ) => html`<dt>${it.name}</dt><dd>${said[it.status]}${it.status === 'confirmed' ? ` ${it.supplierReference ?? ''}` : ''}</dd>
${it.status === 'refused' ? html`<dt class="soft">${say(look, '不再由您分期承担', 'Taken off your installments')}</dt><dd>${yuan(it.financedMinor)}</dd>` : ''}`,
  )}</dl>
${bookings.filter((it) => it.status === 'awaiting_supplier').map((it) => answers(look, order, it))}</div>`
}

const answers = (look: Look, order: Order, it: SupplierLine): Html => {
  const one = (answer: string, text: string): Html =>
    html`<form method="post" action="/travel/orders/${order.reference}/supplier"><input type="hidden" name="line" value="${it.line}"><input type="hidden" name="answer" value="${answer}">
<button class="quiet" id="supplier-${it.line}-${answer}">${text}</button></form>`
  return html`<p class="soft gap-small">${say(look, `演示：替“${it.name}”的供应商答复`, `Demo: answer for the supplier of “${it.name}”`)}</p>
<div class="pair">${one('confirmed', say(look, '确认', 'Confirm'))}${one('refused', say(look, '没有位置', 'No room'))}</div>`
}
