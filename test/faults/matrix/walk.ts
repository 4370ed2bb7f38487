import type { Checkout } from '@miaoguo/shared/checkout/checkout'
import {
  authorizationContract,
  refundContract,
} from '@miaoguo/shared/contract/merchant/authorizations'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Offer } from '@miaoguo/shared/offer/offer'
import { demoMerchant } from '../../sandbox/world.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  newPhone,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  viewAsMerchant,
  type Shopper,
} from '../../support/shopper.ts'
import { isOperation, verbs, type Cell, type OperationStep } from './cells.ts'
import { newCourse, type Course } from './course.ts'
import type { Scene } from './scene.ts'

const token = demoMerchant.secretKey
/** Small enough that the same twice would show and not be refused. */
export const partMinor = 50_000

type Walk = { url: string; scene: Scene; add(course: Course): void }

/** One order of a cell, up to the moment at which its trouble has struck. Nobody helps from here on. */
export const walk = (cell: Cell, it: Walk): Promise<Course> =>
  isOperation(cell.step) ? operate(cell, cell.step, it) : originate(cell, it)

/** One shopper, one order, one yes. What the shopper hears does not matter. */
async function originate(cell: Cell, { url, scene, add }: Walk): Promise<Course> {
  const checkout = await openCheckout(url, { notifyUrl: scene.receiver.url })
  const me = await signIn(url, newPhone())
  const consent = await consentTo(me, await huaxinFor(me, checkout))
  const course = newCourse(cell, { ...namesOf(checkout), armed: true })
  add(course)
  await apply(me, consent).catch(() => undefined)
  return course
}

const namesOf = ({ id, merchantReference }: Checkout) => ({ checkoutId: id, merchantReference })

/** A busy machine may be late with a quote; it is asked again as a shopper would. */
async function huaxinFor(me: Shopper, checkout: Checkout): Promise<Offer> {
  for (let tries = 0; ; tries += 1) {
    const request = await requestOffers(me, checkout)
    const found = request.offers.find((it) => it.lender.legalName.en.includes('Huaxin'))
    if (found) return found
    if (tries === 10) throw new Error('Huaxin offered nothing ten times')
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

/** A merchant does one thing with a hold that was made without trouble. What it hears does not matter. */
async function operate(cell: Cell, step: OperationStep, { url, scene, add }: Walk) {
  const captureMode = step === 'refund' ? 'automatic' : 'manual'
  const checkout = await openCheckout(url, { notifyUrl: scene.receiver.url, captureMode })
  const course = newCourse(cell, { ...namesOf(checkout), armed: false })
  add(course)
  const me = await signIn(url, newPhone())
  const consent = await consentTo(me, await huaxinFor(me, checkout))
  await decided(me, valueOf(await apply(me, consent)).id)
  const booked = scene.books().find((it) => it.merchantReference === checkout.merchantReference)
  invariant(booked?.account, 'a hold was booked')
  course.loanReference = booked.account.loanReference
  course.authorizationId = (await viewAsMerchant(url, checkout.id)).authorizationId ?? ''
  const ask = { token, params: { id: course.authorizationId } }
  // Released is what remains of a hold that was drawn in part.
  if (step === 'release')
    valueOf(await call(url, authorizationContract.capture, { ...ask, body: some }))
  course.beganAt = performance.now()
  course.armed = true
  const asked =
    step === 'refund'
      ? call(url, refundContract.create, { ...ask, body: some })
      : call(url, authorizationContract[verbs[step]], {
          ...ask,
          body: verbs[step] === 'capture' ? some : {},
        })
  await asked.catch(() => undefined)
  return course
}

const some = { amountMinor: partMinor }
