import { randomUUID } from 'node:crypto'
import { carryServiceRequest } from '@miaoguo/bff/src/service-requests/carry-service-request.ts'
import { serviceRequestContract } from '@miaoguo/shared/contract/shopper/service-requests'
import type { ServiceRequest } from '@miaoguo/shared/loan/service-request'
import type { World } from './app.ts'
import type { Borrowed } from './repaying.ts'
import { call, eventually, valueOf } from './shopper.ts'

type Asked = { topic?: string; text?: string }

/** What a borrower in hardship asks on the phone, and answers to what the lender offers. */
export function relievingOf(world: World) {
  const { url } = world
  const of = (it: Borrowed, id: string) => ({ token: it.me.token, params: { id } })
  const view = async (it: Borrowed, id: string): Promise<ServiceRequest> =>
    valueOf(await call(url, serviceRequestContract.view, of(it, id)))
  return {
    view,
    /** A request in hardship, carried until its lender has answered. */
    asked: async (it: Borrowed, { topic = 'defer', text = '本月住院，收入减少。' }: Asked = {}) => {
      const filed = valueOf(
        await call(url, serviceRequestContract.file, {
          token: it.me.token,
          key: randomUUID(),
          body: { loanId: it.loanId, kind: 'hardship', topic, text },
        }),
      )
      return eventually('the lender answers', async () => {
        await carryServiceRequest(world.deps, { serviceRequestId: filed.id })
        const now = await view(it, filed.id)
        return now.status === 'answered' ? now : undefined
      })
    },
    accept: (it: Borrowed, asked: ServiceRequest, digest = asked.relief?.digest ?? '') =>
      call(url, serviceRequestContract.acceptRelief, { ...of(it, asked.id), body: { digest } }),
    refuse: (it: Borrowed, id: string) =>
      call(url, serviceRequestContract.refuseRelief, { ...of(it, id), body: {} }),
  }
}
