import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '@miaoguo/bff/src/app.ts'
import { createDeps, type Replacements } from '@miaoguo/bff/src/create-deps.ts'
import { clockOf, type Deps, type Log } from '@miaoguo/bff/src/deps.ts'
import {
  startLender,
  type LenderOptions,
  type RunningLender,
} from '../sandbox/lenders/lender-server.ts'
import { lenderCodes, type LenderCode } from '../sandbox/lenders/profiles.ts'
import { startIdentity, type RunningIdentity } from '../sandbox/identity/identity-server.ts'
import { listen } from '../sandbox/listen.ts'
import { bffVariables, demoMerchant, demoUsers, portsFrom } from '../sandbox/world.ts'
import { startReceiver, type Receiver } from './receiver.ts'

export type LogEntry = {
  level: 'debug' | 'info' | 'warn' | 'error'
  message: string
  facts: Record<string, unknown>
}

/** The bff over real HTTP, four lenders, the sign-in platforms and a merchant's receiver, all on free ports. */
export type World = {
  url: string
  deps: Deps
  lenders: Record<LenderCode, RunningLender>
  identity: RunningIdentity
  receiver: Receiver
  logs: LogEntry[]
  /** Moves the clock of the bff and of the lenders. */
  advance(ms: number): void
  close(): Promise<void>
}

export type WorldOptions = {
  databaseUrl?: string
  variables?: Record<string, string>
  lenders?: Partial<Record<LenderCode, Partial<LenderOptions>>>
  replaced?: Replacements
  /** Lenders beside those of the sandbox, as the configuration names them. */
  moreLenders?: readonly object[]
}

const manners: Record<LenderCode, Partial<LenderOptions>> = {
  huaxin: { quoteDelayMs: 5 },
  lezhong: { quoteDelayMs: 900 },
  suyi: { quoteDelayMs: 20, decisionDelayMs: 1200 },
  guoqi: { quoteDelayMs: 5 },
}

/** Brings up a world of its own; close it. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  let skewMs = 0
  const now = (): string => new Date(Date.now() + skewMs).toISOString()
  const closers: (() => Promise<void>)[] = []
  const started = async <T extends { close(): Promise<void> }>(part: Promise<T>): Promise<T> => {
    const running = await part
    closers.unshift(running.close)
    return running
  }
  const lender = (code: LenderCode): Promise<RunningLender> =>
    started(
      startLender({ port: 0, lender: code, now, ...manners[code], ...options.lenders?.[code] }),
    )
  const [huaxin, lezhong, suyi, guoqi] = await Promise.all([
    lender('huaxin'),
    lender('lezhong'),
    lender('suyi'),
    lender('guoqi'),
  ])
  const lenders = { huaxin, lezhong, suyi, guoqi }
  const identity = await started(startIdentity({ port: 0 }))
  const receiver = await started(startReceiver(demoMerchant.webhookSecret))
  const logs: LogEntry[] = []

  const door: { fetch: Parameters<typeof getRequestListener>[0] } = {
    fetch: () => new Response(null, { status: 503 }),
  }
  const listening = await started(
    listen(createServer(getRequestListener((request, env) => door.fetch(request, env))), 0),
  )
  const running = await started(
    createDeps(
      {
        ...worldVariables({
          lenders,
          identity,
          url: listening.url,
          more: options.moreLenders ?? [],
        }),
        ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : { DATA_DIR: 'memory' }),
        ...options.variables,
      },
      { ...clockOf(() => Date.now() + skewMs), log: keepIn(logs), ...options.replaced },
    ),
  )
  door.fetch = createApp(running.deps).fetch
  for (const code of lenderCodes)
    lenders[code].notifyAt(`${listening.url}/v1/lenders/${code}/notifications`)
  return {
    url: listening.url,
    deps: running.deps,
    lenders,
    identity,
    receiver,
    logs,
    advance: (ms) => {
      skewMs += ms
    },
    close: async () => {
      // The door first: nobody is served by what is being closed.
      await listening.close()
      for (const close of closers) if (close !== listening.close) await close()
    },
  }
}

type Parts = {
  lenders: Record<LenderCode, { url: string }>
  identity: { url: string; alipayPublicKey?: string }
  url: string
  more?: readonly object[]
}

/** What the bff is told about a world whose parts took free ports. */
export function worldVariables(parts: Parts): Record<string, string> {
  return {
    ...bffVariables(portsFrom(0)),
    PORT: '0',
    PUBLIC_URL: parts.url,
    LENDERS: JSON.stringify([
      ...lenderCodes.map((code) => ({
        code,
        baseUrl: parts.lenders[code].url,
      })),
      ...(parts.more ?? []),
    ]),
    MERCHANTS: JSON.stringify([
      {
        ...demoMerchant,
        users: demoUsers,
        allowedOrigins: ['http://shop.example'],
        allowPrivateUrls: true,
      },
    ]),
    WECHAT_BASE_URL: parts.identity.url,
    ALIPAY_BASE_URL: parts.identity.url,
    VERIFIER_BASE_URL: parts.identity.url,
    SMS_BASE_URL: parts.identity.url,
    MAIL_BASE_URL: parts.identity.url,
    OFFER_DEADLINE_MS: '500',
    LENDER_TIMEOUT_MS: '1500',
    MINIMUM_READING_SECONDS: '0',
    WEBHOOK_RETRY_SECONDS: '1,1,1',
    LOG_LEVEL: 'silent',
  }
}

function keepIn(logs: LogEntry[]): Log {
  const at =
    (level: LogEntry['level']) =>
    (facts: object, message: string): void =>
      void logs.push({ level, message, facts: { ...facts } })
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
