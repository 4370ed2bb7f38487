import type { components } from './openapi.ts'

export type Problem = components['schemas']['ProblemDetails']

/** A request that was refused, or could not be made. `code` is a problem's code, or `unreachable` or `unreadable`. */
export class MiaoguoError extends Error {
  override readonly name = 'MiaoguoError'
  readonly code: Problem['code'] | 'unreachable' | 'unreadable'
  /** 0 when there was no answer. */
  readonly status: number
  /** To name when you write to us. */
  readonly requestId: string | undefined
  readonly problem: Problem | undefined
  constructor(
    message: string,
    it: Pick<MiaoguoError, 'code' | 'status'> & {
      requestId?: string | undefined
      problem?: Problem
      cause?: unknown
    },
  ) {
    super(message, it.cause === undefined ? {} : { cause: it.cause })
    this.code = it.code
    this.status = it.status
    this.requestId = it.requestId
    this.problem = it.problem
  }
}
