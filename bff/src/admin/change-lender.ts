import { LicenceType, type Funder, type LocalText } from '@miaoguo/shared/lender/lender'
import { CalendarDate, type Instant } from '@miaoguo/shared/time/calendar-date'
import { isDeepStrictEqual } from 'node:util'
import * as audit from '../audit/store.ts'
import type { Db, Tx } from '../db/connect.ts'
import * as lenders from '../lenders/store.ts'

/** What an operator typed that cannot be done, said in one line. */
export class Refused extends Error {}

export type Operator = { db: Db; actor: string; now: Instant }
export type Options = Record<string, string | string[] | boolean | undefined>

type Shown = Record<string, unknown>
type Written = { before: Shown; after: Shown }

const textOf = (options: Options, name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}
const listOf = (options: Options, name: string): string[] | undefined => {
  const value = options[name]
  return Array.isArray(value) ? value : undefined
}
const needed = (options: Options, name: string): string => {
  const value = textOf(options, name)
  if (value === undefined || value === '') throw new Refused(`--${name} is missing`)
  return value
}

/** `中文|English`. */
function localText(text: string, option: string): LocalText {
  const [zhCN, en, more] = text.split('|')
  if (!zhCN || !en || more !== undefined)
    throw new Refused(`--${option} is written 中文|English, not ${text}`)
  return { zhCN, en }
}

/** `中文|English=700000`, whose shares sum to one. */
function fundersOf(texts: readonly string[]): Funder[] {
  if (texts.length === 1 && texts[0] === 'none') return []
  const funders = texts.map((text) => {
    const at = text.lastIndexOf('=')
    const sharePpm = Number(text.slice(at + 1))
    if (at < 0 || !Number.isInteger(sharePpm) || sharePpm <= 0)
      throw new Refused(`--funder is written 中文|English=parts per million, not ${text}`)
    return { legalName: localText(text.slice(0, at), 'funder'), sharePpm }
  })
  const sum = funders.reduce((all, it) => all + it.sharePpm, 0)
  if (sum !== 1_000_000) throw new Refused(`the shares of the funders sum to ${sum}, not 1000000`)
  return funders
}

const licenceNames = [
  'licenceType',
  'licenceNumber',
  'legalName',
  'regulator',
  'licenceValidThrough',
] as const

type Verb = (
  tx: Tx,
  lender: lenders.StoredLender,
  it: { options: Options; operator: Operator; product?: string },
) => Promise<Written>

const status =
  (to: 'active' | 'suspended'): Verb =>
  async (tx, lender, { options }) => {
    const statusReason = needed(options, 'reason')
    await lenders.change(tx, lender.id, { status: to, statusReason })
    return {
      before: { status: lender.status, reason: lender.statusReason },
      after: { status: to, reason: statusReason },
    }
  }

const setLicence: Verb = async (tx, lender, { options, operator }) => {
  const change: lenders.Change = {}
  const type = textOf(options, 'type')
  const until = textOf(options, 'valid-through')
  const number = textOf(options, 'number')
  const legalName = textOf(options, 'legal-name')
  const regulator = textOf(options, 'regulator')
  if (type !== undefined) {
    const parsed = LicenceType.safeParse(type)
    if (!parsed.success) throw new Refused(`--type is one of ${LicenceType.options.join(', ')}`)
    change.licenceType = parsed.data
  }
  if (until !== undefined) {
    if (!CalendarDate.safeParse(until).success)
      throw new Refused('--valid-through is a date, YYYY-MM-DD')
    change.licenceValidThrough = until
  }
  if (number !== undefined) change.licenceNumber = number
  if (legalName !== undefined) change.legalName = localText(legalName, 'legal-name')
  if (regulator !== undefined) change.regulator = localText(regulator, 'regulator')
  if (Object.keys(change).length === 0) throw new Refused('nothing to set: see pnpm admin --help')
  await lenders.change(tx, lender.id, { ...change, licenceSetAt: operator.now })
  const was = { ...lender.identity, licenceValidThrough: lender.licenceValidThrough }
  const names = licenceNames.filter((name) => change[name] !== undefined)
  return {
    before: Object.fromEntries(names.map((name) => [name, was[name]])),
    after: { ...change },
  }
}

const setJurisdictions: Verb = async (tx, lender, { options }) => {
  const jurisdictions = listOf(options, 'jurisdiction') ?? []
  if (jurisdictions.length === 0 || jurisdictions.some((it) => !/^[A-Z]{2}$/.test(it)))
    throw new Refused('--jurisdiction is a country of two letters, such as CN')
  await lenders.change(tx, lender.id, { jurisdictions })
  return { before: { jurisdictions: lender.jurisdictions }, after: { jurisdictions } }
}

const setContacts: Verb = async (tx, lender, { options }) => {
  const contacts = (listOf(options, 'contact') ?? []).map((text) => {
    const [role, name, phone, email, more] = text.split('|')
    if (!role || !name || phone === undefined || email === undefined || more !== undefined)
      throw new Refused(`--contact is written role|name|phone|email, not ${text}`)
    return { role, name, phone, email }
  })
  if (contacts.length === 0) throw new Refused('--contact is missing')
  await lenders.change(tx, lender.id, { contacts })
  // Who they are is in the registry; the audit says that they changed, and names nobody.
  return { before: { contacts: lender.contacts.length }, after: { contacts: contacts.length } }
}

const setProduct: Verb = async (tx, lender, { options, operator, product = '' }) => {
  const listing = lender.listings.find((it) => it.productCode === product)
  if (!listing) throw new Refused(`${lender.code} has no product ${product}`)
  const next = { ...listing }
  const to = textOf(options, 'status')
  if (to !== undefined) {
    if (to !== 'listed' && to !== 'unlisted') throw new Refused('--status is listed or unlisted')
    next.status = to
  }
  const max = textOf(options, 'max')
  if (max !== undefined) {
    const minor = max === 'none' ? null : Number(max)
    if (minor !== null && !(Number.isSafeInteger(minor) && minor > 0))
      throw new Refused('--max is minor units, a whole number above 0, or none')
    next.amountMaxMinor = minor
  }
  const collectors = listOf(options, 'collector')
  if (collectors !== undefined)
    next.collectors =
      collectors[0] === 'none' ? [] : collectors.map((it) => localText(it, 'collector'))
  const funders = listOf(options, 'funder')
  if (funders !== undefined) next.funders = fundersOf(funders)
  if (isDeepStrictEqual(next, listing)) throw new Refused('nothing to set: see pnpm admin --help')
  await lenders.changeListing(tx, lender.id, { ...next, updatedAt: operator.now })
  return { before: listing, after: next }
}

const verbs: Record<string, { action: string; verb: Verb }> = {
  suspend: { action: 'lender.suspended', verb: status('suspended') },
  resume: { action: 'lender.resumed', verb: status('active') },
  'set-licence': { action: 'lender.licence_set', verb: setLicence },
  'set-jurisdictions': { action: 'lender.jurisdictions_set', verb: setJurisdictions },
  'set-contacts': { action: 'lender.contacts_set', verb: setContacts },
  'set-product': { action: 'lender.product_set', verb: setProduct },
}

/** Changes a lender in the registry, with its line in the audit, in one transaction; the lender as it is now. */
export async function changeLender(
  operator: Operator,
  it: { verb: string; code: string; product?: string; options: Options },
): Promise<lenders.StoredLender> {
  const known = verbs[it.verb]
  if (!known) throw new Refused(`no such command: lender ${it.verb}; see pnpm admin --help`)
  return operator.db.transaction().execute(async (tx) => {
    const lender = await lenders.lockByCode(tx, it.code)
    if (!lender) throw new Refused(`no lender has the code ${it.code}; see pnpm admin lender list`)
    const { before, after } = await known.verb(tx, lender, { ...it, operator })
    await audit.append(tx, {
      at: operator.now,
      actor: `operator:${operator.actor}`,
      action: known.action,
      subject: lender.id,
      facts: {
        lender: lender.code,
        ...(it.product === undefined ? {} : { product: it.product }),
        before: JSON.stringify(before),
        after: JSON.stringify(after),
      },
    })
    const changed = (await lenders.findAll(tx)).find((that) => that.id === lender.id)
    return changed ?? lender
  })
}
