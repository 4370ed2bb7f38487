import { LocalText } from '@miaoguo/shared/lender/lender'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as z from 'zod/mini'
import type { Env } from '../env.ts'
import type { VerifierPort } from './verifier.ts'

const timeoutMs = 5000
const charactersMax = 16_384

const PersonWord = z.object({ outcome: z.enum(['match', 'mismatch']) })
const CardSaid = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('match'), issuerName: z.nullable(LocalText) }),
  z.object({ outcome: z.literal('mismatch') }),
  z.object({ outcome: z.literal('not_debit') }),
])

/** A provider at the address of the configuration; without one nobody can be verified. */
export function httpVerifier(env: Pick<Env, 'VERIFIER_BASE_URL'>): VerifierPort {
  const ask = (path: string, body: object) => askFor(env.VERIFIER_BASE_URL, path, body)
  return {
    async person({ name, idNumber }) {
      const said = await ask('/verify/person', {
        name: name.reveal(),
        idNumber: idNumber.reveal(),
      })
      return read(PersonWord, said).outcome
    },
    async card({ name, idNumber, number, phone }) {
      const said = await ask('/verify/card', {
        name: name.reveal(),
        idNumber: idNumber.reveal(),
        cardNumber: number.reveal(),
        phone: phone.reveal(),
      })
      return read(CardSaid, said)
    },
  }
}

const unavailable = (): Problem => new Problem('verifier_unavailable')

/** Never throws anything that carries what was asked about. */
async function askFor(base: string | undefined, path: string, body: object): Promise<unknown> {
  if (base === undefined) throw unavailable()
  try {
    const response = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await response.text()
    if (response.ok && text.length <= charactersMax) return JSON.parse(text)
  } catch {
    // The body is a person's name and number; what went wrong is not worth printing it.
  }
  throw unavailable()
}

/** An answer in a form we do not know is no answer. */
function read<T extends z.ZodMiniType>(schema: T, said: unknown): z.infer<T> {
  const parsed = schema.safeParse(said)
  if (!parsed.success) throw unavailable()
  return parsed.data
}
