import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { afterAll, describe, expect, test } from 'vitest'
import { startIdentity } from '../sandbox/identity/identity-server.ts'
import { startLender } from '../sandbox/lenders/lender-server.ts'
import { demoMerchant } from '../sandbox/world.ts'
import { worldVariables } from '../support/app.ts'
import { databases, closeDatabases, freshDatabase } from '../support/databases.ts'
import { freePort } from '../support/postgres.ts'
import { startReceiver } from '../support/receiver.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  eventually,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  viewAsMerchant,
} from '../support/shopper.ts'
import { faultPoints, type FaultPoint } from './fault-points.ts'

afterAll(closeDatabases)

type Bff = { child: ChildProcess; ended: Promise<unknown> }

async function startBff(variables: Record<string, string>, fault?: FaultPoint): Promise<Bff> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'bff-with-fault.ts')],
    {
      env: { ...process.env, ...variables, ...(fault ? { FAULT: fault } : {}) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = once(child, 'exit')
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"ready":true')) resolve()
    })
  })
  await Promise.race([
    ready,
    ended.then(([code, signal]) => Promise.reject(new Error(`bff ended: ${code} ${signal}`))),
  ])
  return { child, ended }
}

async function stop(bff: Bff): Promise<void> {
  bff.child.kill('SIGKILL')
  await bff.ended
}

async function openScene(database: (typeof databases)[number]) {
  const [huaxin, lezhong, suyi, guoqi] = await Promise.all(
    (['huaxin', 'lezhong', 'suyi', 'guoqi'] as const).map((lender) =>
      startLender({ port: 0, lender, quoteDelayMs: 5 }),
    ),
  )
  if (!huaxin || !lezhong || !suyi || !guoqi) throw new Error('four lenders')
  const identity = await startIdentity({ port: 0 })
  const receiver = await startReceiver(demoMerchant.webhookSecret)
  const folder = await mkdtemp(join(tmpdir(), 'miaoguo-killed-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const databaseUrl = await freshDatabase(database)
  const variables = {
    ...worldVariables({ lenders: { huaxin, lezhong, suyi, guoqi }, identity, url }),
    PORT: String(port),
    DATA_DIR: folder,
    LENDER_TIMEOUT_MS: '500',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  }
  const close = async (): Promise<void> => {
    await Promise.all([huaxin, lezhong, suyi, guoqi, identity, receiver].map((it) => it.close()))
    await rm(folder, { recursive: true, force: true })
  }
  return { huaxin, receiver, url, variables, close }
}

/** PGlite is slow to begin with on a disk: there, only the last point, with everything written and nothing committed. */
const pointsOn = { postgres: faultPoints, pglite: faultPoints.slice(3) } as const

describe.each(databases)('on %s', (database) => {
  test.each(pointsOn[database])(
    'killed with the %s: after a restart there is one loan, in both books, told once',
    async (fault) => {
      const scene = await openScene(database)
      const first = await startBff(scene.variables, fault)
      const checkout = await openCheckout(scene.url, { notifyUrl: scene.receiver.url })
      const me = await signIn(scene.url, newPhone())
      const offer = offerOf(await requestOffers(me, checkout), 'Huaxin')
      const consent = await consentTo(me, offer)
      await expect(apply(me, consent)).rejects.toThrow()
      expect(await first.ended).toEqual([null, 'SIGKILL'])

      const second = await startBff(scene.variables)
      try {
        const again = await apply(me, consent)
        const usedBy = String(again.problem?.facts?.['applicationId'] ?? '')
        if (fault === 'intent written, not committed') expect(again.value?.status).toBe('approved')
        else expect(again.problem?.code).toBe('consent_used')
        const application = again.value ?? (await decided(me, usedBy))
        expect(application).toMatchObject({ status: 'approved' })

        const booked = scene.huaxin.books().loans
        expect(booked.map((it) => it.merchantReference)).toEqual([checkout.merchantReference])
        const loan = valueOf(
          await call(scene.url, loanContract.view, {
            token: me.token,
            params: { id: application.loanId ?? '' },
          }),
        )
        expect(loan).toMatchObject({
          lenderLoanReference: booked[0]?.loan.loanReference,
          disclosureDigest: consent.disclosureDigest,
        })
        expect(await viewAsMerchant(scene.url, checkout.id)).toMatchObject({ status: 'paid' })
        await eventually('a webhook', () => scene.receiver.events[0])
        expect(new Set(scene.receiver.events.map((it) => `${it.id} ${it.type}`)).size).toBe(1)
      } finally {
        await stop(second)
        await scene.close()
      }
    },
  )
})
