import * as z from 'zod/mini'

/**
 * Whether a borrower wants to be reminded of what falls due; off until they say so. Messages of a platform begin with a
 * permission given there, and `platform: false` ends them.
 */
export const ReminderChoice = z.strictObject({
  sms: z.boolean(),
  platform: z.optional(z.literal(false)),
})
export type ReminderChoice = z.infer<typeof ReminderChoice>

/** The messages of the platform a borrower signed in with. One permission, given on a press there, is one message. */
export const PlatformReminders = z.strictObject({
  channel: z.enum(['weapp', 'alipay']),
  /** What the platform is asked permission for. */
  templateId: z.string(),
  on: z.boolean(),
  /** How many permissions are left; each message takes one. */
  left: z.int(),
  /** Whether the platform said that its user takes none any more, since the last permission. */
  refused: z.boolean(),
})
export type PlatformReminders = z.infer<typeof PlatformReminders>

/** The choice as it stands, and the phone a text would go to; null where none is known. */
export const ReminderSettings = z.strictObject({
  sms: z.boolean(),
  phoneMasked: z.nullable(z.string()),
  /** Null in a browser, and where the platform has no template for it. */
  platform: z.nullable(PlatformReminders),
})
export type ReminderSettings = z.infer<typeof ReminderSettings>
