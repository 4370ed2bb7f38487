import { html } from 'hono/html'
import type { Order } from './orders.ts'
import { art, of, page, promotion, say, stateOf, yuan, type Html, type Look } from './pages.ts'
import { supplierPanel } from './supplier-pages.ts'
import { trips } from './trip-catalog.ts'
import {
  daysOf,
  leftMinor,
  priceFor,
  roomsFor,
  travelersMax,
  type BookedTrip,
  type Trip,
} from './trips.ts'

type Days = { departsOn: string; returnsOn: string }

const dayText = (look: Look, date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return say(look, `${year}年${month}月${day}日`, date)
}
const daysText = (look: Look, { departsOn, returnsOn }: Days): string =>
  `${dayText(look, departsOn)} – ${dayText(look, returnsOn)}`

const refundText = (look: Look, trip: Trip): string =>
  trip.refundable
    ? say(
        look,
        '出发前可改期、退酒店或取消',
        'May be changed, reduced or cancelled before departure',
      )
    : say(look, '预订后不可退改', 'Not changed or refunded once booked')

export const travelPage = (look: Look, nowMs: number): Html =>
  page(
    look,
    say(look, '旅行', 'Travel'),
    html`
<div class="lead"><h1>${say(look, '先把日子定下来', 'Set the days first')}</h1>
<p>${say(look, '机票和酒店，价格含税。', 'Flights and hotels, taxes included.')}</p></div>
<div class="stack">${trips.map(
      (it) => html`<a class="card wide" href="/travel/${it.id}">${art(it)}
<div><h2>${of(look, it.name)}</h2><p>${daysText(look, daysOf(it, nowMs))}</p><p>${of(look, it.blurb)}</p>
<span class="price">${yuan(priceFor(it, 2).totalMinor)}</span> <span class="soft">${say(look, '两人', 'for two')}</span></div></a>`,
    )}</div>`,
  )

const legs = (
  look: Look,
  trip: Trip,
  days: Days & Partial<BookedTrip>,
): Html => html`<div class="panel"><dl>
${
  trip.from === null
    ? html`<dt>${say(look, '入住', 'Check-in')}</dt><dd>${dayText(look, days.departsOn)}</dd>
<dt>${say(look, '离店', 'Check-out')}</dt><dd>${dayText(look, days.returnsOn)}</dd>`
    : html`<dt>${say(look, '去程', 'Out')} ${trip.from} → ${trip.to}</dt><dd>${dayText(look, days.departsOn)}</dd>
<dt>${say(look, '回程', 'Back')} ${trip.to} → ${trip.from}</dt><dd>${dayText(look, days.returnsOn)}</dd>`
}
<dt>${of(look, trip.hotel)}</dt><dd>${days.hotelCancelled ? say(look, '已退', 'Given back') : say(look, `${trip.nights} 晚`, `${trip.nights} nights`)}</dd></dl>
${days.cancelled ? '' : html`<p class="soft gap-small">${refundText(look, trip)}</p>`}</div>`

const sums = (look: Look, trip: Trip, count: number): Html => {
  const { flightsMinor, hotelMinor, totalMinor, depositMinor, financedMinor } = priceFor(
    trip,
    count,
  )
  const rooms = roomsFor(count)
  return html`<div class="panel"><dl>
${trip.from === null ? '' : html`<dt>${say(look, `往返机票 × ${count}`, `Flights × ${count}`)}</dt><dd>${yuan(flightsMinor)}</dd>`}
<dt>${say(look, `酒店 ${trip.nights} 晚 × ${rooms} 间`, `Hotel, ${trip.nights} nights × ${rooms}`)}</dt><dd>${yuan(hotelMinor)}</dd>
<dt class="sum">${say(look, '合计', 'Total')}</dt><dd class="sum">${yuan(totalMinor)}</dd>
${
  depositMinor > 0
    ? html`<dt>${say(look, '定金，预订时已用银行卡付（演示）', 'Deposit, paid by card on booking (demo)')}</dt><dd>${yuan(depositMinor)}</dd>
<dt class="sum">${say(look, '其余，可分期', 'The rest, in installments')}</dt><dd class="sum">${yuan(financedMinor)}</dd>`
    : ''
}</dl></div>`
}

export const tripPage = (look: Look, trip: Trip, nowMs: number): Html =>
  page(
    look,
    of(look, trip.name),
    html`
<div class="hero">${art(trip)}</div>
<h1 class="title">${of(look, trip.name)}</h1><p class="soft">${of(look, trip.blurb)}</p>
<p class="price big">${yuan(priceFor(trip, 2).totalMinor)} <span class="soft">${say(look, '两人', 'for two')}</span></p>
${promotion(look, { amountMinor: priceFor(trip, 2).financedMinor, placement: 'product', trip: daysOf(trip, nowMs) })}
<p class="gap">${of(look, trip.detail)}</p>
<div class="gap">${legs(look, trip, daysOf(trip, nowMs))}</div>
<p class="gap"><a class="button" href="/travel/${trip.id}/book?travelers=2">${say(look, '预订', 'Book')}</a></p>`,
  )

export type Typed = { count: number; form: Record<string, unknown>; wrong: boolean }

function travelerFields(look: Look, i: number, form: Record<string, unknown>): Html {
  const field = (name: string, label: string, type = 'text'): Html =>
    html`<label class="field">${label}<input name="${name}${i}" type="${type}" required maxlength="60" autocomplete="off" value="${String(form[`${name}${i}`] ?? '')}"></label>`
  return html`<fieldset class="panel"><legend>${say(look, `出行人 ${i + 1}`, `Traveler ${i + 1}`)}</legend>
<div class="pair">${field('lastName', say(look, '姓', 'Family name'))}${field('firstName', say(look, '名', 'Given name'))}</div>
${field('bornOn', say(look, '出生日期', 'Born on'), 'date')}</fieldset>`
}

export const bookingPage = (
  look: Look,
  trip: Trip,
  { nowMs, count, form, wrong }: Typed & { nowMs: number },
): Html =>
  page(
    look,
    say(look, '填写出行人', 'Who travels'),
    html`<h1 class="title">${of(look, trip.name)}</h1>
<div class="stack gap">${legs(look, trip, daysOf(trip, nowMs))}
<nav class="steps" aria-label="${say(look, '几人出行', 'How many travel')}">${Array.from(
      { length: travelersMax },
      (_, i) =>
        html`<a href="/travel/${trip.id}/book?travelers=${i + 1}" ${i + 1 === count ? html`aria-current="true"` : ''}>${say(look, `${i + 1} 人`, String(i + 1))}</a>`,
    )}</nav>
${wrong ? html`<p class="wrong" role="alert">${say(look, '请写全每位出行人的姓名和出生日期。', 'Please write the name and the day of birth of each traveler.')}</p>` : ''}
<form class="stack" method="post" action="/travel/${trip.id}/book"><input type="hidden" name="travelers" value="${count}">
${Array.from({ length: count }, (_, i) => travelerFields(look, i, form))}
${sums(look, trip, count)}
<p class="soft">${say(look, '由您一人为全部出行人付款。', 'You pay for everybody who travels.')}</p>
<button>${say(look, '提交预订', 'Book')}</button></form></div>`,
  )

export function tripOrderPage(look: Look, order: Order, booked: BookedTrip): Html {
  const { trip, travelers } = booked
  const open = order.status === 'waiting' || order.status === 'declined'
  const paid = order.status === 'paid'
  return page(
    look,
    of(look, trip.name),
    html`${stateOf(look, order)}
<div class="stack gap">${legs(look, trip, booked)}
<div class="panel"><p class="method">${say(look, '出行人', 'Travelers')}</p>
<p class="soft">${travelers.map((it) => `${it.lastName} ${it.firstName}`).join(say(look, '、', ', '))}</p></div>
${sums(look, trip, travelers.length)}
${booked.bookings.length > 0 ? supplierPanel(look, order, booked) : ''}
${booked.refunds.length > 0 ? refunds(look, booked) : ''}
${open ? promotion(look, { amountMinor: order.cart.totalMinor, placement: 'post-booking' }) : ''}
${
  open
    ? html`<form method="post" action="/orders/${order.reference}/pay"><miaoguo-pay></miaoguo-pay>
<noscript><button>${say(look, '分期支付', 'Pay in installments')}</button></noscript></form>`
    : ''
}
${paid && trip.refundable && !booked.cancelled ? changes(look, order, booked) : ''}
${paid && !trip.refundable ? html`<p class="soft">${refundText(look, trip)}</p>` : ''}
<a class="button quiet" href="/travel">${say(look, '看看别的行程', 'Other trips')}</a></div>`,
  )
}

const refunds = (look: Look, it: BookedTrip): Html => {
  const said = {
    pending: say(look, '退款处理中', 'Refund under way'),
    succeeded: say(look, '已退款', 'Refunded'),
    failed: say(look, '退款未成功', 'Refund failed'),
  }
  return html`<div class="panel" id="refunds"><dl>${it.refunds.map(
    (one) => html`<dt>${said[one.status]}</dt><dd>${yuan(one.amountMinor)}</dd>`,
  )}</dl><p class="soft gap-small">${say(look, '分期金额会随退款减少，以机构的新还款计划为准。', 'Your installments become smaller by it, as the lender’s new schedule says.')}</p></div>`
}

/** Each is asked once more before it is done. */
function changes(look: Look, order: Order, it: BookedTrip): Html {
  const hotelMinor = priceFor(it.trip, it.travelers.length).hotelMinor
  const one = (action: string, name: string, text: string): Html =>
    html`<details class="panel" id="${action}"><summary>${name}</summary><p class="soft gap-small">${text}</p>
<form method="post" action="/travel/orders/${order.reference}/${action}"><button>${say(look, '确认', 'Confirm')}${name}</button></form></details>`
  return html`
${one('change', say(look, '改期', ' change'), say(look, '改为晚 7 天出发，价格不变，分期不变。', 'Depart seven days later; the price and the installments stay.'))}
${it.hotelCancelled || it.trip.bySupplier || it.trip.from === null ? '' : one('drop-hotel', say(look, '退酒店', ' without hotel'), say(look, `退还酒店 ${yuan(hotelMinor)}，机票保留。`, `${yuan(hotelMinor)} for the hotel is given back, the flights stay.`))}
${one('cancel', say(look, '取消行程', ' cancellation'), say(look, `退还 ${yuan(leftMinor(it))}，行程取消。`, `${yuan(leftMinor(it))} is given back, and nobody travels.`))}`
}
