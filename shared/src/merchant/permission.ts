import * as z from 'zod/mini'

/** What somebody works on at a merchant. */
export const MerchantRole = z.enum(['owner', 'finance', 'support', 'developer'])
export type MerchantRole = z.infer<typeof MerchantRole>

/** What may be done in the console; each of its endpoints names one. */
export const Permission = z.enum([
  'orders.read',
  'funnel.read',
  'failures.read',
  'settlements.read',
  'money.write',
  'disputes.read',
  'disputes.write',
  'campaigns.read',
  'campaigns.write',
  'keys.read',
  'keys.write',
  'webhooks.read',
  'webhooks.write',
  'requests.read',
  'users.read',
  'users.write',
])
export type Permission = z.infer<typeof Permission>

/** Who may do what. An owner may everything, so that nothing can be locked away from a merchant. */
export const permissionsOf: Record<MerchantRole, readonly Permission[]> = {
  owner: Permission.options,
  finance: [
    'orders.read',
    'funnel.read',
    'settlements.read',
    'money.write',
    'disputes.read',
    'campaigns.read',
    'campaigns.write',
  ],
  support: ['orders.read', 'failures.read', 'disputes.read', 'disputes.write'],
  developer: [
    'orders.read',
    'funnel.read',
    'failures.read',
    'keys.read',
    'keys.write',
    'webhooks.read',
    'webhooks.write',
    'requests.read',
  ],
}
