import * as z from 'zod/mini'

/** Whether a borrower wants to be reminded of what falls due; off until they say so. */
export const ReminderChoice = z.strictObject({ sms: z.boolean() })
export type ReminderChoice = z.infer<typeof ReminderChoice>

/** The choice as it stands, and the phone a text would go to; null where none is known. */
export const ReminderSettings = z.strictObject({
  ...ReminderChoice.shape,
  phoneMasked: z.nullable(z.string()),
})
export type ReminderSettings = z.infer<typeof ReminderSettings>
