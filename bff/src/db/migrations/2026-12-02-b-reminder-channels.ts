import { sql, type Kysely } from 'kysely'

/** Reminders by a platform's own message: one permission is one message, and who is written to is known only of who gave one. */
const statements = [
  `alter table reminder_settings
    add column platform text check (platform in ('weapp', 'alipay')),
    add column subject_sealed text,
    add column permissions integer not null default 0 check (permissions between 0 and 20),
    add column refused_at timestamptz,
    add constraint reminders_by_platform check ((platform is null) = (subject_sealed is null)),
    add constraint permissions_of_a_platform check (platform is not null or permissions = 0)`,
  `alter table reminders add column channel text check (channel in ('sms', 'weapp', 'alipay'))`,
  `update reminders set channel = 'sms'`,
  `alter table reminders drop constraint reminders_state_check`,
  // `refused`: the platform says that no permission is left, and there is no other way.
  `alter table reminders add constraint reminders_state_check
    check (state in ('sending', 'sent', 'failed', 'refused'))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
