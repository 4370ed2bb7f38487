import type { Promotion } from '@miaoguo/shared/offer/offer'

export type ShownPromotion = Extract<Promotion, { shown: true }>
export type Asked = { key: string; amountMinor: number; currency: string } & TripDays
/** The days of a trip that is sold, as `YYYY-MM-DD`; empty or absent where it is none. */
export type TripDays = { departsOn?: string | null; returnsOn?: string | null }

/** The part of a question that names the days of a trip. */
export const tripQuery = ({ departsOn, returnsOn }: TripDays): string =>
  departsOn
    ? `&departsOn=${encodeURIComponent(departsOn)}${returnsOn ? `&returnsOn=${encodeURIComponent(returnsOn)}` : ''}`
    : ''

/** Asks for the promotion of an amount; rejects when nobody answers with one that can be shown honestly. */
export type LoadPromotion = (asked: Asked, signal: AbortSignal) => Promise<Promotion>

const lifetimeMs = 60_000

/** Asks the promotion endpoint; products on one page that cost the same ask once. */
export function promotionsFrom(base: string): LoadPromotion {
  const recent = new Map<string, Promise<Promotion>>()
  return (asked, signal) => {
    const url =
      `${base}/v1/promotions?key=${encodeURIComponent(asked.key)}` +
      `&amountMinor=${asked.amountMinor}&currency=${encodeURIComponent(asked.currency)}${tripQuery(asked)}`
    let answer = recent.get(url)
    if (!answer) {
      answer = ask(url)
      recent.set(url, answer)
      answer.catch(() => recent.delete(url))
      setTimeout(() => recent.delete(url), lifetimeMs)
    }
    return Promise.race([
      answer,
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      }),
    ])
  }
}

async function ask(url: string): Promise<Promotion> {
  const control = new AbortController()
  const timer = setTimeout(() => control.abort(), 5000)
  try {
    const response = await fetch(url, { credentials: 'omit', signal: control.signal })
    if (!response.ok) throw new Error(`status ${response.status}`)
    return checkedPromotion(await response.json())
  } finally {
    clearTimeout(timer)
  }
}

const whole = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

/** An installment is never shown without its count, annual rate, total cost and lender. */
export function checkedPromotion(body: unknown): Promotion {
  const it = body as Partial<ShownPromotion>
  const complete =
    whole(it.installmentMinor) &&
    whole(it.installmentCount) &&
    whole(it.annualRatePpm) &&
    whole(it.totalCostMinor) &&
    typeof it.lenderName?.zhCN === 'string' &&
    typeof it.lenderName.en === 'string' &&
    (it.subsidy === undefined || whole(it.subsidy.subsidyMinor))
  if ((body as Promotion).shown !== false && !complete) throw new Error('not a promotion')
  return body as Promotion
}
