import { randomBytes } from 'node:crypto'
import { signedNotification, type LenderKeys } from './signing.ts'

type Change = {
  type:
    | 'origination.changed'
    | 'loan.changed'
    | 'operation.changed'
    | 'dispute.changed'
    | 'credit_line.changed'
    | 'mandate.changed'
    | 'terms.changed'
  reference: string | null
}

const waitsMs = [0, 500, 2000, 10_000]

/** Tells the platform what changed, again and again until it says that it has stored it. */
export function openNotifier(keys: LenderKeys, now: () => string) {
  let address: string | undefined
  const timers = new Set<NodeJS.Timeout>()
  const later = (ms: number, work: () => Promise<void>): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      void work()
    }, ms)
    timers.add(timer)
  }
  const post = async (body: string): Promise<boolean> => {
    if (address === undefined) return true
    const headers = signedNotification(keys, { url: address, body, now: now() })
    const sent = await fetch(address, { method: 'POST', headers, body }).catch(() => undefined)
    return sent !== undefined && sent.status < 300
  }
  const attempt = (body: string, tries: number, ms: number): void =>
    later(ms, async () => {
      if (await post(body)) return
      const next = waitsMs[tries + 1]
      if (next !== undefined) attempt(body, tries + 1, next)
    })
  return {
    tellAt: (url: string): void => void (address = url),
    tell: (change: Change, afterMs: number): void => {
      const eventId = `nt-${randomBytes(9).toString('hex')}`
      const occurredAt = new Date(Date.parse(now()) + afterMs).toISOString()
      attempt(JSON.stringify({ eventId, ...change, occurredAt }), 0, afterMs)
    },
    close: (): void => timers.forEach((timer) => clearTimeout(timer)),
  }
}
export type Notifier = ReturnType<typeof openNotifier>
