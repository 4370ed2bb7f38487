import { html, raw } from 'hono/html'
import { products, type Product, type Text } from './catalog.ts'
import type { Cart, Order, OrderStatus } from './orders.ts'
import { style } from './style.ts'

export type Look = {
  locale: 'zh' | 'en'
  cartCount: number
  bffUrl: string
  publishableKey: string
  path: string
}
export type Html = ReturnType<typeof html>

export const yuan = (minor: number): string =>
  `¥${String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(minor % 100).padStart(2, '0')}`

export const say = (look: Look, zh: string, en: string): string => (look.locale === 'en' ? en : zh)
export const of = (look: Look, it: Text): string => it[look.locale]

export function page(look: Look, title: string, body: Html): Html {
  const other = look.locale === 'en' ? 'zh' : 'en'
  return html`<!doctype html>
<html lang="${look.locale === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · ${say(look, '山野集', 'Shanye')}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
<script src="${look.bffUrl}/widget.js" defer></script>
<script src="/shop.js" defer></script>
</head>
<body><div class="page">
<header>
<a class="brand" href="/">${say(look, '山野集', 'Shanye')}<small>${say(look, '演示商店', 'demo shop')}</small></a>
<nav><a href="/travel">${say(look, '旅行', 'Travel')}</a><a href="/orders">${say(look, '订单', 'Orders')}</a><a href="/cart">${say(look, '购物车', 'Cart')}${look.cartCount > 0 ? html`<span class="badge">${look.cartCount}</span>` : ''}</a></nav>
</header>
<main>${body}</main>
<footer>${say(look, '这是演示商店，不会发货，也不会扣款。', 'A demo shop: nothing is shipped, nothing is charged.')}<br>
<a href="${look.path}?lang=${other}">${look.locale === 'en' ? '中文' : 'English'}</a></footer>
</div></body></html>`
}

export const art = (it: Pick<Product, 'tint' | 'drawing'>): Html =>
  html`<div class="art" style="background:${it.tint}"><svg viewBox="0 0 120 120" aria-hidden="true"><path d="${it.drawing}"/></svg></div>`

type Promoted = {
  amountMinor: number
  placement: string
  trip?: { departsOn: string; returnsOn: string }
}

export const promotion = (look: Look, { amountMinor, placement, trip }: Promoted): Html =>
  html`<miaoguo-promotion amount="${amountMinor}" currency="CNY" key="${look.publishableKey}" placement="${placement}"${
    trip ? html` departs-on="${trip.departsOn}" returns-on="${trip.returnsOn}"` : ''
  }></miaoguo-promotion>`

export const homePage = (look: Look): Html =>
  page(
    look,
    say(look, '首页', 'Home'),
    html`
<div class="lead"><h1>${say(look, '出门，往山里去', 'Out, and into the hills')}</h1>
<p>${say(look, '满 200 元包邮，满 2000 减 100。', '¥100 off orders over ¥2,000.')}</p></div>
<div class="grid">${products.map(
      (it) => html`<a class="card" href="/products/${it.id}">${art(it)}
<div><h2>${of(look, it.name)}</h2><p>${of(look, it.blurb)}</p><span class="price">${yuan(it.priceMinor)}</span></div></a>`,
    )}</div>`,
  )

export const productPage = (look: Look, it: Product): Html =>
  page(
    look,
    of(look, it.name),
    html`
<div class="hero">${art(it)}</div>
<h1 class="title">${of(look, it.name)}</h1><p class="soft">${of(look, it.blurb)}</p>
<p class="price big">${yuan(it.priceMinor)}</p>
${promotion(look, { amountMinor: it.priceMinor, placement: 'product' })}
<p class="gap">${of(look, it.detail)}</p>
<form class="gap" method="post" action="/cart"><input type="hidden" name="add" value="${it.id}">
<button>${say(look, '加入购物车', 'Add to cart')}</button></form>`,
  )

const sums = (look: Look, cart: Cart): Html => html`<dl>
<dt>${say(look, '商品', 'Goods')}</dt><dd>${yuan(cart.goodsMinor)}</dd>
<dt>${say(look, '运费', 'Shipping')}</dt><dd>${yuan(cart.shippingMinor)}</dd>
${cart.discountMinor > 0 ? html`<dt>${say(look, '满 2000 减 100', '¥100 off')}</dt><dd>−${yuan(cart.discountMinor)}</dd>` : ''}
<dt class="sum">${say(look, '合计', 'Total')}</dt><dd class="sum">${yuan(cart.totalMinor)}</dd></dl>`

const counter = (look: Look, id: string, quantity: number): Html => {
  const step = (to: number, sign: string, label: string): Html =>
    html`<form method="post" action="/cart"><input type="hidden" name="change" value="${id}">
<input type="hidden" name="quantity" value="${to}"><button aria-label="${label}">${sign}</button></form>`
  return html`<div class="count">${step(quantity - 1, '−', say(look, '减一件', 'One less'))}
<span>${quantity}</span>${step(quantity + 1, '+', say(look, '加一件', 'One more'))}</div>`
}

const lines = (look: Look, cart: Cart, changeable: boolean): Html =>
  html`<div class="panel">${cart.lines.map(
    ({ product, quantity }) => html`<div class="line">${art(product)}
<div class="name">${of(look, product.name)}${changeable ? counter(look, product.id, quantity) : html`<div class="soft">× ${quantity}</div>`}</div>
<span class="price">${yuan(product.priceMinor * quantity)}</span></div>`,
  )}</div>`

export const cartPage = (look: Look, cart: Cart): Html =>
  page(
    look,
    say(look, '购物车', 'Cart'),
    cart.lines.length === 0
      ? html`<div class="state"><h1>${say(look, '购物车还是空的', 'Your cart is empty')}</h1>
<p class="gap"><a class="button" href="/">${say(look, '去逛逛', 'Look around')}</a></p></div>`
      : html`<div class="stack">${lines(look, cart, true)}<div class="panel">${sums(look, cart)}</div>
${promotion(look, { amountMinor: cart.totalMinor, placement: 'cart' })}
<a class="button" href="/checkout">${say(look, '去结算', 'Check out')}</a></div>`,
  )

export const checkoutPage = (look: Look, cart: Cart): Html =>
  page(
    look,
    say(look, '结算', 'Checkout'),
    html`<div class="stack">
<div class="panel"><p><b>${say(look, '林小满', 'Lin Xiaoman')}</b> <span class="soft">138 0013 8000</span></p>
<p class="soft">${say(look, '杭州市西湖区示范路 1 号', '1 Demonstration Road, Xihu, Hangzhou')}</p></div>
${lines(look, cart, false)}<div class="panel">${sums(look, cart)}</div>
<div class="panel"><p class="method">${say(look, '付款方式：秒过分期', 'Payment: Miaoguo installments')}</p>
<p class="soft">${say(look, '比较多家持牌机构的方案，看清全部成本后再决定。', 'Compare licensed lenders, see every cost, then decide.')}</p></div>
${promotion(look, { amountMinor: cart.totalMinor, placement: 'checkout' })}
<form method="post" action="/orders"><miaoguo-pay></miaoguo-pay>
<noscript><button>${say(look, '分期支付', 'Pay in installments')}</button></noscript></form></div>`,
  )

const tick = 'M9 17l5 5 10-12'
const clock = 'M16 8v8l5 4M16 4a12 12 0 1 0 .1 0'
const cross = 'M10 10l12 12M22 10 10 22'

const states: Record<OrderStatus, { mark: string; title: Text; text: Text }> = {
  waiting: {
    mark: clock,
    title: { zh: '等待付款', en: 'Waiting for payment' },
    text: {
      zh: '收到付款通知后，这里会自动更新。',
      en: 'This page updates when the payment notice arrives.',
    },
  },
  held: {
    mark: clock,
    title: { zh: '已获批，尚未扣款', en: 'Approved, nothing drawn yet' },
    text: { zh: '供应商确认后才会放款。', en: 'Money is drawn once suppliers confirm.' },
  },
  paid: {
    mark: tick,
    title: { zh: '已付款', en: 'Paid' },
    text: {
      zh: '我们已收到付款通知，正在备货。',
      en: 'We have received the payment notice and are packing.',
    },
  },
  declined: {
    mark: cross,
    title: { zh: '这家机构没有通过', en: 'This lender declined' },
    text: {
      zh: '订单还在，可以换一家机构再试。',
      en: 'The order still stands; you may try another lender.',
    },
  },
  expired: {
    mark: cross,
    title: { zh: '付款已超时', en: 'The payment window has closed' },
    text: { zh: '请重新下单。', en: 'Please order again.' },
  },
  cancelled: {
    mark: cross,
    title: { zh: '订单已取消', en: 'Cancelled' },
    text: { zh: '没有产生任何费用。', en: 'Nothing was charged.' },
  },
  review: {
    mark: cross,
    title: { zh: '正在人工核对', en: 'Being checked by hand' },
    text: {
      zh: '付款通知与订单不一致，我们会联系您。',
      en: 'The notice does not fit the order; we will call you.',
    },
  },
}

/** What is different about a trip. */
const tripStates: Partial<typeof states> = {
  waiting: {
    mark: clock,
    title: { zh: '已预订，等待付款', en: 'Booked, waiting for payment' },
    text: { zh: '付款后出票。', en: 'Tickets are issued once it is paid.' },
  },
  paid: {
    mark: tick,
    title: { zh: '已付款，已出票', en: 'Paid, tickets issued' },
    text: { zh: '这一页就是您的行程单。', en: 'This page is your itinerary.' },
  },
}
const tripGone = {
  mark: cross,
  title: { zh: '行程已取消', en: 'The trip is cancelled' },
  text: { zh: '退款见下方。', en: 'What is given back is said below.' },
}

/** How an order stands, in a place that the page's script watches. */
export function stateOf(look: Look, order: Order): Html {
  const usual = (order.trip && tripStates[order.status]) ?? states[order.status]
  const state = order.trip?.cancelled ? tripGone : usual
  return html`
<div class="panel state" id="order" data-reference="${order.reference}" data-status="${order.status}" role="status">
<div class="mark ${state.mark === cross ? 'warn' : ''}"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="${state.mark}"/></svg></div>
<h1>${of(look, state.title)}</h1><p class="soft">${of(look, state.text)}</p>
<p class="soft gap">${say(look, '订单号', 'Order')} ${order.reference}</p></div>`
}

export function orderPage(look: Look, order: Order): Html {
  const state = states[order.status]
  const open = order.status === 'waiting' || order.status === 'declined'
  return page(
    look,
    of(look, state.title),
    html`${stateOf(look, order)}
<div class="stack gap">${lines(look, order.cart, false)}<div class="panel">${sums(look, order.cart)}</div>
${open && order.clientUrl ? html`<a class="button" href="${order.clientUrl}">${say(look, '继续付款', 'Continue to payment')}</a>` : ''}
${open && !order.clientUrl ? html`<form method="post" action="/orders/${order.reference}/pay"><button>${say(look, '重试付款', 'Try again')}</button></form>` : ''}
<a class="button quiet" href="/">${say(look, '继续逛', 'Keep looking')}</a></div>`,
  )
}

export const ordersPage = (look: Look, orders: readonly Order[]): Html =>
  page(
    look,
    say(look, '订单', 'Orders'),
    orders.length === 0
      ? html`<div class="state"><h1>${say(look, '还没有订单', 'No orders yet')}</h1></div>`
      : html`<div class="panel">${orders.map(
          (it) => html`<a class="line" href="/orders/${it.reference}">
<span class="name">${it.reference}<br><span class="soft">${of(look, states[it.status].title)}</span></span>
<span class="price">${yuan(it.cart.totalMinor)}</span></a>`,
        )}</div>`,
  )

export const messagePage = (look: Look, title: Text, text: Text): Html =>
  page(
    look,
    of(look, title),
    html`<div class="state"><h1>${of(look, title)}</h1>
<p class="soft">${of(look, text)}</p><p class="gap"><a class="button" href="/">${say(look, '回首页', 'Home')}</a></p></div>`,
  )
