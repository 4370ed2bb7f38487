import { randomBytes } from 'node:crypto'
import { getRequestListener } from '@hono/node-server'
import { verifyWebhook, type Client, type WebhookEvent } from '@miaoguo/merchant-client'
import { createServer } from 'node:http'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { listen, type Running } from '../listen.ts'
import { productById } from './catalog.ts'
import { clientOf, openCheckout, type MiaoguoAccount } from './miaoguo.ts'
import { openShopBooks, type MiaoguoEvent, type Order, type ShopBooks } from './orders.ts'
import * as pages from './pages.ts'
import { travelling, tripOrder } from './travel.ts'

export type ShopOptions = MiaoguoAccount & {
  port: number
  webhookSecret: string
  publishableKey: string
  publicUrl?: string
  /** The clock, for tests. */
  now?: () => number
}
export type RunningShop = Running & { books(): ReturnType<ShopBooks['all']> }
type Shop = ShopOptions & { books: ShopBooks; miaoguo: Client; url(): string }

/** A stranger's shop: it knows the merchant API, the widget and the webhooks, and nothing else. */
export async function startShop(options: ShopOptions): Promise<RunningShop> {
  const books = openShopBooks()
  let url = options.publicUrl ?? ''
  const app = shopApp({ ...options, books, miaoguo: clientOf(options), url: () => url })
  const listening = await listen(createServer(getRequestListener(app.fetch)), options.port)
  url ||= listening.url
  return { ...listening, books: books.all }
}

function shopApp(shop: Shop): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header(
      'content-security-policy',
      `default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'self' ${shop.bffUrl}; ` +
        `script-src 'self' ${shop.bffUrl}; connect-src 'self' ${shop.bffUrl}; base-uri 'none'; frame-ancestors 'none'`,
    )
    context.header('x-content-type-options', 'nosniff')
    context.header('cache-control', 'no-store')
  })
  return app
    .route('/', browsing(shop))
    .route('/', ordering(shop))
    .route(
      '/',
      travelling({
        ...shop,
        now: shop.now ?? Date.now,
        lookOf: (context, shopper) => lookOf(shop, context, shopper),
        shopperOf,
        mine: (context) => mine(shop, context),
      }),
    )
    .use('/webhooks/*', bodyLimit({ maxSize: 65_536 }))
    .post('/webhooks/miaoguo', (context) => receiveWebhook(shop, context))
    .get('/healthz', (context) => context.json({ ok: true }))
    .get('/sandbox/books', (context) => context.json(shop.books.all()))
    .get('/shop.js', (context) => context.body(script, 200, { 'content-type': 'text/javascript' }))
    .notFound((context) =>
      context.html(
        pages.messagePage(
          lookOf(shop, context),
          { zh: '没有这个页面', en: 'No such page' },
          { zh: '也许它搬走了。', en: 'Perhaps it moved.' },
        ),
        404,
      ),
    )
}

/** Who is shopping: a random name in a cookie of this shop alone. */
function shopperOf(context: Context): string {
  const known = getCookie(context, 'shanye')
  if (known && /^[0-9a-f]{32}$/.test(known)) return known
  const name = randomBytes(16).toString('hex')
  setCookie(context, 'shanye', name, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: 30 * 86_400,
  })
  return name
}

function lookOf(shop: Shop, context: Context, shopper = getCookie(context, 'shanye')): pages.Look {
  const asked = context.req.query('lang')
  if (asked === 'en' || asked === 'zh')
    setCookie(context, 'shanye-lang', asked, { path: '/', sameSite: 'Lax' })
  return {
    locale: (asked ?? getCookie(context, 'shanye-lang')) === 'en' ? 'en' : 'zh',
    cartCount: shopper ? shop.books.count(shopper) : 0,
    bffUrl: shop.bffUrl,
    publishableKey: shop.publishableKey,
    path: context.req.path,
  }
}

function browsing(shop: Shop): Hono {
  return new Hono()
    .get('/', (context) => context.html(pages.homePage(lookOf(shop, context))))
    .get('/products/:id', (context) => {
      const product = productById(context.req.param('id'))
      return product
        ? context.html(pages.productPage(lookOf(shop, context), product))
        : context.notFound()
    })
    .get('/cart', (context) => {
      const shopper = shopperOf(context)
      return context.html(pages.cartPage(lookOf(shop, context, shopper), shop.books.cart(shopper)))
    })
    .post('/cart', async (context) => {
      const shopper = shopperOf(context)
      const form = await context.req.parseBody()
      if (typeof form['add'] === 'string') shop.books.add(shopper, form['add'])
      if (typeof form['change'] === 'string') {
        shop.books.change(shopper, form['change'], Math.floor(Number(form['quantity'])) || 0)
      }
      return context.redirect('/cart', 303)
    })
    .get('/checkout', (context) => {
      const shopper = shopperOf(context)
      const cart = shop.books.cart(shopper)
      if (cart.lines.length === 0) return context.redirect('/cart', 303)
      return context.html(pages.checkoutPage(lookOf(shop, context, shopper), cart))
    })
}

/** An order is shown to the shopper who placed it, and to nobody else. */
function mine(shop: Shop, context: Context): Order | undefined {
  const order = shop.books.order(context.req.param('reference') ?? '')
  return order?.shopper === getCookie(context, 'shanye') ? order : undefined
}

function ordering(shop: Shop): Hono {
  return new Hono()
    .post('/orders', async (context) => {
      const shopper = shopperOf(context)
      const cart = shop.books.cart(shopper)
      if (cart.lines.length === 0) return context.redirect('/cart', 303)
      const order = shop.books.place(shopper, cart)
      shop.books.empty(shopper)
      return pay(shop, context, order)
    })
    .get('/orders', (context) => {
      const shopper = shopperOf(context)
      return context.html(
        pages.ordersPage(lookOf(shop, context, shopper), shop.books.ordersOf(shopper)),
      )
    })
    .get('/orders/:reference', async (context) => {
      const order = mine(shop, context)
      if (!order) return context.notFound()
      const look = lookOf(shop, context)
      const { trip: booked } = order
      return context.html(
        booked
          ? await tripOrder(shop.miaoguo, look, { order, booked })
          : pages.orderPage(look, order),
      )
    })
    .get('/orders/:reference/status', (context) => {
      const order = mine(shop, context)
      return order
        ? context.json({ status: order.status })
        : context.json({ status: 'unknown' }, 404)
    })
    .post('/orders/:reference/pay', async (context) => {
      const order = mine(shop, context)
      if (!order) return context.notFound()
      return order.status === 'paid'
        ? context.redirect(`/orders/${order.reference}`, 303)
        : pay(shop, context, order)
    })
}

/** Sends the shopper to pay; when Miaoguo is out of reach the order waits and can be paid later. */
async function pay(shop: Shop, context: Context, order: Order): Promise<Response> {
  try {
    const checkout = await openCheckout(shop.miaoguo, order, shop.url())
    order.checkoutId = checkout.id
    order.clientUrl = checkout.clientUrl
    return context.redirect(checkout.clientUrl, 303)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return context.redirect(`/orders/${order.reference}`, 303)
  }
}

/** Verified before it is read; an event seen before changes nothing and is answered as well. */
async function receiveWebhook(shop: Shop, context: Context): Promise<Response> {
  const event = await verifyWebhook({
    headers: context.req.raw.headers,
    body: new Uint8Array(await context.req.arrayBuffer()),
    secrets: shop.webhookSecret,
  })
  if (!event) return context.json({ code: 'signature_invalid' }, 401)
  // A test, or news of a campaign: no order changes by it.
  if (!isOfOrder(event)) return context.json({ outcome: 'heard' })
  return context.json({ outcome: shop.books.receive(event) })
}

const isOfOrder = (event: WebhookEvent): event is MiaoguoEvent => 'merchantReference' in event.data

/** On an order that is not settled yet: ask how it stands, and show it when it has changed. */
const script = `
const order = document.getElementById('order')
if (order && ['waiting', 'held', 'declined'].includes(order.dataset.status)) {
  setInterval(async () => {
    if (document.hidden) return
    try {
      const answer = await fetch('/orders/' + order.dataset.reference + '/status')
      const { status } = await answer.json()
      if (answer.ok && status !== order.dataset.status) location.reload()
    } catch {}
  }, 1500)
}`
