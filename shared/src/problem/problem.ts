import * as z from 'zod/mini'
import { problemCodeList, problemCodes, type ProblemCode } from './codes.ts'

export type Facts = Record<string, string | number | boolean>
export type FieldError = { pointer: string; message: string }

/** A refusal: a code from the table with its facts. Thrown, because the caller cannot go on. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly facts: Facts
  readonly errors: FieldError[]
  constructor(code: ProblemCode, facts: Facts = {}, errors: FieldError[] = []) {
    super(problemCodes[code].title)
    this.code = code
    this.facts = facts
    this.errors = errors
  }
}

/** RFC 9457 Problem Details as sent over the wire, media type application/problem+json. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  code: z.enum(problemCodeList),
  requestId: z.string(),
  facts: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  errors: z.optional(z.array(z.object({ pointer: z.string(), message: z.string() }))),
})
export type ProblemDetails = z.infer<typeof ProblemDetails>

/** Stops a program that has a bug; never for what a caller can do wrong. */
export function invariant(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${promise}`)
}
