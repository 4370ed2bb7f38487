import { idPrefixes, type IdKind } from '@miaoguo/shared/id/id'
import { createHmac } from 'node:crypto'
import type { Deps } from '../deps.ts'

type Needs = Pick<Deps, 'env' | 'newId' | 'requestKey'>

/** 32 bytes that come out the same when the same request runs again, so that a crash before its answer doubles nothing. */
export const derive = (deps: Needs, what: string): Buffer =>
  createHmac('sha256', deps.env.SESSION_SECRET)
    .update(`${what}:${deps.requestKey ?? deps.newId('request')}`)
    .digest()

/** An id that comes out the same when the same request runs again. */
export const derivedId = (deps: Needs, kind: IdKind, what: string): string =>
  `${idPrefixes[kind]}_${derive(deps, what).toString('hex').slice(0, 28)}`
