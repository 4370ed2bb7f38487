import * as z from 'zod/mini'
import { MerchantMode } from '../../merchant/merchant.ts'
import type { Permission } from '../../merchant/permission.ts'
import type { Endpoint } from '../endpoint.ts'

type Schema = z.ZodMiniType

/** An id of the merchants' API as the console's counterpart has it. */
export const consoleId = (id: string): string =>
  `console${id.charAt(0).toUpperCase()}${id.slice(1)}`

/** And the other way round. */
export const merchantIdOf = (id: string): string => `${id.charAt(7).toLowerCase()}${id.slice(8)}`

/** The same endpoint for a person in the console: the mode stands in the path, and a role must permit it. */
export const forConsole = <
  Q extends Schema | undefined,
  B extends Schema | undefined,
  O extends Schema,
  S extends Record<string, Schema>,
>(
  it: Endpoint<Schema | undefined, Q, B, O>,
  permission: Permission,
  params: S,
) => ({
  ...it,
  id: consoleId(it.id),
  path: it.path.replace('/v1/', '/v1/console/:mode/'),
  actor: 'merchant_user' as const,
  permission,
  params: z.strictObject({ mode: MerchantMode, ...params }),
  problems: [...new Set([...it.problems, 'not_found' as const])],
})
