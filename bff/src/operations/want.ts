import type { LinePart } from '@miaoguo/shared/authorization/authorization'
import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import { financedBySupplier } from '@miaoguo/shared/checkout/booking'
import { isSubtracted } from '@miaoguo/shared/checkout/line'
import { Problem } from '@miaoguo/shared/problem/problem'
import { refundableOf, remainingOf } from '../authorizations/views.ts'
import type { Deps } from '../deps.ts'
import type { Standing, Wanted } from './begin-operation.ts'
import { capabilitiesOf } from './capabilities.ts'

const at = (pointer: string, message: string) => [{ pointer, message }]

type CaptureAsked = { amountMinor?: number | undefined; lines?: LinePart[] | undefined }

/** How much a capture is of: all that is left, an amount, or lines of the order, which then are the amount. */
export function wantCapture(deps: Deps, standing: Standing, asked: CaptureAsked): Wanted {
  const { authorization } = standing
  const remainingMinor = remainingOf(authorization)
  const lines = asked.lines ?? null
  const ofLines = lines === null ? undefined : sumOf(standing, lines)
  const amountMinor = ofLines ?? asked.amountMinor ?? allThatIs(standing)
  if (ofLines !== undefined && asked.amountMinor !== undefined && asked.amountMinor !== ofLines)
    throw new Problem(
      'amounts_do_not_add_up',
      { amountMinor: asked.amountMinor, sumMinor: ofLines },
      at('/amountMinor', `must be the sum of the lines, ${ofLines}`),
    )
  if (amountMinor > remainingMinor)
    throw new Problem('amount_exceeds_authorized', { amountMinor, remainingMinor })
  refuseUnconfirmed(standing, { amountMinor, lines })
  const partial = capabilitiesOf(deps, authorization)?.partialCapture ?? true
  if (!partial && amountMinor !== authorization.amountMinor)
    throw new Problem('amount_not_whole', { wholeMinor: authorization.amountMinor })
  return { amountMinor, lines }
}

/** What is left to capture: without what suppliers refused, of which nothing will come. */
function allThatIs({ authorization, bookings }: Standing): number {
  const { refusedMinor } = financedBySupplier(authorization.lines, bookings)
  const wantedMinor = authorization.amountMinor - refusedMinor - authorization.capturedMinor
  return Math.min(remainingOf(authorization), Math.max(0, wantedMinor))
}

/**
 * Refuses to draw what no supplier has confirmed. By line, each line named must be confirmed; by amount, no more than
 * what is financed of confirmed lines, which is told.
 */
function refuseUnconfirmed(
  { authorization, bookings }: Standing,
  asked: { amountMinor: number; lines: LinePart[] | null },
): void {
  const open = bookings.filter((it) => it.status !== 'confirmed')
  if (open.length === 0) return
  const { confirmedMinor } = financedBySupplier(authorization.lines, bookings)
  const capturableMinor = Math.max(0, confirmedMinor - authorization.capturedMinor)
  const named = open.filter((it) => asked.lines?.some((part) => part.line === it.line) ?? true)
  const within = asked.amountMinor >= 1 && asked.amountMinor <= capturableMinor
  if (asked.lines ? named.length === 0 : within) return
  throw new Problem('booking_not_confirmed', {
    lines: named.map((it) => it.line).join(','),
    capturableMinor,
  })
}

/** The sum of parts of lines, with discounts, deposit and balance subtracted; no line twice, and no more of one than was ordered and not captured. */
function sumOf({ authorization, done }: Standing, parts: readonly LinePart[]): number {
  const captured = done
    .filter((it) => it.kind === 'capture' && it.state !== 'refused')
    .flatMap((it) => it.lines ?? [])
  const errors = parts.flatMap((part, i) => {
    const line = authorization.lines[part.line]
    if (!line) return at(`/lines/${i}/line`, 'is not a line of the order')
    if (parts.findIndex((it) => it.line === part.line) !== i)
      return at(`/lines/${i}/line`, 'is named before')
    const left = line.quantity - quantityOf(captured, part.line)
    return part.quantity > left ? at(`/lines/${i}/quantity`, `must be at most ${left}`) : []
  })
  if (errors.length > 0)
    throw new Problem('lines_exceed_order', { authorizationId: authorization.id }, errors)
  const sum = parts.reduce((total, it) => total + amountOf(authorization.lines[it.line], it), 0)
  if (sum < 1)
    throw new Problem(
      'amounts_do_not_add_up',
      { sumMinor: sum },
      at('/lines', 'must be more than nothing together'),
    )
  return sum
}

const quantityOf = (parts: readonly LinePart[], line: number): number =>
  parts.reduce((sum, it) => sum + (it.line === line ? it.quantity : 0), 0)

const amountOf = (line: CheckoutLine | undefined, { quantity }: LinePart): number =>
  line === undefined ? 0 : (isSubtracted(line.kind) ? -1 : 1) * quantity * line.unitAmountMinor

/** Refuses to give back more than is free; what is only disputed is told apart, because a dispute can be accepted. */
export function refuseBeyond(
  it: Standing['authorization'],
  asked: { amountMinor: number; refundableMinor: number },
): void {
  const { amountMinor, refundableMinor } = asked
  if (amountMinor >= 1 && amountMinor <= refundableMinor) return
  const { disputedMinor } = it
  const disputed = disputedMinor > 0 && amountMinor <= refundableMinor + disputedMinor
  if (disputed) throw new Problem('amount_disputed', { ...asked, disputedMinor })
  throw new Problem('amount_exceeds_captured', asked)
}

/** How much a refund is of: all that is captured and not given back, or a part of it. */
export function wantRefund(
  deps: Deps,
  { authorization }: Pick<Standing, 'authorization'>,
  asked: { amountMinor?: number | undefined },
): Wanted {
  const capabilities = capabilitiesOf(deps, authorization)
  if (capabilities && !capabilities.refund)
    throw new Problem('operation_unsupported', { operation: 'refund' })
  const refundableMinor = refundableOf(authorization)
  const amountMinor = asked.amountMinor ?? refundableMinor
  refuseBeyond(authorization, { amountMinor, refundableMinor })
  const whole = authorization.capturedMinor
  if (capabilities && !capabilities.partialRefund && amountMinor !== whole)
    throw new Problem('amount_not_whole', { wholeMinor: whole })
  return { amountMinor }
}
