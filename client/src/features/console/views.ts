import type { ConsoleUser } from '@miaoguo/shared/merchant/merchant-user'
import type { Permission } from '@miaoguo/shared/merchant/permission'

/** What each section needs; who may not see it has no way to it. */
const needs = {
  overview: 'funnel.read',
  orders: 'orders.read',
  failures: 'failures.read',
  disputes: 'disputes.read',
  settlements: 'settlements.read',
  campaigns: 'campaigns.read',
  keys: 'keys.read',
  webhooks: 'webhooks.read',
  deliveries: 'webhooks.read',
  requests: 'requests.read',
  users: 'users.read',
} as const satisfies Record<string, Permission>

export type ViewName = keyof typeof needs
const names = Object.keys(needs) as ViewName[]

export const viewsFor = (me: ConsoleUser): ViewName[] =>
  names.filter((it) => me.permissions.includes(needs[it]))

/** The section an address names, or the first this role may see. */
export const viewOf = (me: ConsoleUser, asked: string | undefined): ViewName =>
  viewsFor(me).find((it) => it === asked) ?? viewsFor(me)[0] ?? 'orders'
