import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { Database } from './schema.ts'
import * as first from './migrations/2026-11-24-first.ts'
import * as rulesOfDroppedOffers from './migrations/2026-11-24-rules-of-dropped-offers.ts'
import * as lenderRegistry from './migrations/2026-11-25-lender-registry.ts'
import * as notificationsOfLenders from './migrations/2026-11-25-notifications-of-lenders.ts'
import * as originationWaits from './migrations/2026-11-25-origination-waits.ts'
import * as merchantDesk from './migrations/2026-11-26-merchant-desk.ts'
import * as authorizations from './migrations/2026-11-27-authorizations.ts'
import * as merchantConsole from './migrations/2026-11-27-merchant-console.ts'
import * as settlements from './migrations/2026-11-28-settlements.ts'
import * as serviceRequests from './migrations/2026-11-29-service-requests.ts'
import * as handoffs from './migrations/2026-11-29-handoffs.ts'
import * as disputes from './migrations/2026-11-29-disputes.ts'
import * as campaigns from './migrations/2026-11-29-merchant-campaigns.ts'
import * as installments from './migrations/2026-11-29-installments.ts'
import * as applicants from './migrations/2026-11-30-a-applicants.ts'
import * as cash from './migrations/2026-11-30-a-cash.ts'
import * as subsidyDifferences from './migrations/2026-12-01-m-subsidy-differences.ts'
import * as watchedCampaigns from './migrations/2026-12-01-m-watched-campaigns.ts'
import * as tripDays from './migrations/2026-11-30-c-trip-days.ts'
import * as tripsOfOrders from './migrations/2026-11-29-trips-of-orders.ts'
import * as withdrawals from './migrations/2026-11-30-b-withdrawals.ts'
import * as relief from './migrations/2026-12-01-a-relief.ts'
import * as late from './migrations/2026-12-01-b-late.ts'
import * as reminders from './migrations/2026-12-01-c-reminders.ts'
import * as creditLines from './migrations/2026-12-02-a-credit-lines.ts'
import * as autopay from './migrations/2026-12-02-b-autopay.ts'
import * as reminderChannels from './migrations/2026-12-02-b-reminder-channels.ts'
import * as certificates from './migrations/2026-12-02-b-settlement-certificates.ts'
import * as tripLegs from './migrations/2026-12-02-c-a-trip-legs.ts'
import * as bookings from './migrations/2026-12-02-c-b-bookings.ts'
import * as amendedOrders from './migrations/2026-12-02-c-c-amended-orders.ts'
import * as rateChanges from './migrations/2026-12-02-d-rate-changes.ts'
import * as peopleTakenBack from './migrations/2026-12-02-e-people-taken-back.ts'
import * as lineParties from './migrations/2026-12-03-a-line-parties.ts'

/** Forward only, in order of their dates. */
const migrations: Record<string, Migration> = {
  '2026-11-24-first': first,
  '2026-11-24-rules-of-dropped-offers': rulesOfDroppedOffers,
  '2026-11-25-lender-registry': lenderRegistry,
  '2026-11-25-notifications-of-lenders': notificationsOfLenders,
  '2026-11-25-origination-waits': originationWaits,
  '2026-11-26-merchant-desk': merchantDesk,
  '2026-11-27-authorizations': authorizations,
  '2026-11-27-merchant-console': merchantConsole,
  '2026-11-28-settlements': settlements,
  '2026-11-29-service-requests': serviceRequests,
  '2026-11-29-handoffs': handoffs,
  '2026-11-29-disputes': disputes,
  // After disputes, whose sums of settlements it adds to.
  '2026-11-29-merchant-campaigns': campaigns,
  '2026-11-29-installments': installments,
  '2026-11-29-trips-of-orders': tripsOfOrders,
  '2026-11-30-a-applicants': applicants,
  // After applicants, whose cards it names.
  '2026-11-30-a-cash': cash,
  '2026-11-30-b-withdrawals': withdrawals,
  '2026-11-30-c-trip-days': tripDays,
  '2026-12-01-a-relief': relief,
  '2026-12-01-b-late': late,
  '2026-12-01-c-reminders': reminders,
  '2026-12-01-m-subsidy-differences': subsidyDifferences,
  '2026-12-01-m-watched-campaigns': watchedCampaigns,
  '2026-12-02-a-credit-lines': creditLines,
  '2026-12-02-b-autopay': autopay,
  '2026-12-02-b-reminder-channels': reminderChannels,
  '2026-12-02-b-settlement-certificates': certificates,
  '2026-12-02-c-a-trip-legs': tripLegs,
  '2026-12-02-c-b-bookings': bookings,
  '2026-12-02-c-c-amended-orders': amendedOrders,
  '2026-12-02-d-rate-changes': rateChanges,
  '2026-12-02-e-people-taken-back': peopleTakenBack,
  '2026-12-03-a-line-parties': lineParties,
}

/** Brings the database to the newest schema; safe when several processes start at once. `to` stops at an older one. */
export async function migrate(db: Kysely<Database>, to?: string): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results } = await (to === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(to))
  if (error) throw error
  return (results ?? []).map((it) => it.migrationName)
}
