import type { Text } from './catalog.ts'

/** A trip as it stands in the window: its days are counted from the day somebody looks. */
export type Trip = {
  id: string
  name: Text
  blurb: Text
  detail: Text
  daysAhead: number
  nights: number
  /** There and back, as IATA codes of the airports. */
  from: string
  to: string
  route: Text
  /** There and back, for one traveler. */
  flightMinor: number
  hotel: Text
  /** A night in a room for two. */
  nightMinor: number
  refundable: boolean
  tint: string
  drawing: string
}
export type Traveler = { firstName: string; lastName: string; bornOn: string }
/** A trip somebody booked: the days and prices of when they did. */
export type BookedTrip = {
  trip: Trip
  travelers: Traveler[]
  departsOn: string
  returnsOn: string
  refunds: TripRefund[]
  hotelCancelled: boolean
  cancelled: boolean
}
export type TripRefund = {
  id: string
  of: 'cancel' | 'drop-hotel'
  amountMinor: number
  status: 'pending' | 'succeeded' | 'failed'
}

export const trips: readonly Trip[] = [
  {
    id: 'sanya',
    name: { zh: '三亚 海边五晚', en: 'Sanya, five nights by the sea' },
    blurb: { zh: '往返直飞 · 海滨酒店', en: 'Direct flights · seaside hotel' },
    detail: {
      zh: '北京往返三亚直飞，含行李 20 公斤；海滨酒店双人房，含早餐。',
      en: 'Direct from Beijing and back, 20 kg of luggage; a room for two by the sea, breakfast included.',
    },
    daysAhead: 120,
    nights: 5,
    from: 'PEK',
    to: 'SYX',
    route: { zh: '北京—三亚', en: 'Beijing–Sanya' },
    flightMinor: 180_000,
    hotel: { zh: '海滨示范酒店', en: 'Seaside Demonstration Hotel' },
    nightMinor: 48_000,
    refundable: true,
    tint: '#dcebf0',
    drawing:
      'M14 84q12-10 24 0t24 0 24 0 20-2M60 76V40M60 40q-18-12-30 2M60 40q18-12 30 2M60 40q-4-18-22-18M60 40q4-18 22-18M14 98h92',
  },
  {
    id: 'lhasa',
    name: { zh: '拉萨 高原七晚', en: 'Lhasa, seven nights up high' },
    blurb: { zh: '含一晚氧气房 · 可退改', en: 'An oxygen room · refundable' },
    detail: {
      zh: '成都往返拉萨，首晚入住供氧客房。行程宽松，留足适应高原的时间。',
      en: 'From Chengdu and back, the first night in a room with oxygen. Slow days, to get used to the height.',
    },
    daysAhead: 60,
    nights: 7,
    from: 'CTU',
    to: 'LXA',
    route: { zh: '成都—拉萨', en: 'Chengdu–Lhasa' },
    flightMinor: 236_000,
    hotel: { zh: '雪域示范酒店', en: 'Snowland Demonstration Hotel' },
    nightMinor: 56_000,
    refundable: true,
    tint: '#e6e4ee',
    drawing: 'M10 96h100M16 96l30-54 18 30 12-18 30 42M46 42l-8 16 8-4 8 6z',
  },
  {
    id: 'weekend',
    name: { zh: '上海 周末两晚', en: 'Shanghai, a weekend' },
    blurb: { zh: '特价 · 不可退改', en: 'Special fare · not refundable' },
    detail: {
      zh: '广州往返上海特价票，外滩步行可达的酒店。特价行程预订后不可退改。',
      en: 'A special fare from Guangzhou, a hotel a walk from the Bund. Booked once, it is not changed or refunded.',
    },
    daysAhead: 10,
    nights: 2,
    from: 'CAN',
    to: 'SHA',
    route: { zh: '广州—上海', en: 'Guangzhou–Shanghai' },
    flightMinor: 88_000,
    hotel: { zh: '外滩示范酒店', en: 'Bund Demonstration Hotel' },
    nightMinor: 62_000,
    refundable: false,
    tint: '#f0e6dc',
    drawing: 'M14 98h92M30 98V54h16v44M54 98V34l8-14 8 14v64M78 98V62h14v36M54 50h16M54 66h16',
  },
]

export const tripById = (id: string): Trip | undefined => trips.find((it) => it.id === id)

const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000

/** The date in China at an instant. */
export const dateAt = (ms: number): string => new Date(ms + chinaMs).toISOString().slice(0, 10)

/** A date so many days on. */
export const daysOn = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The days of a trip for who looks now. */
export function daysOf(trip: Trip, nowMs: number): { departsOn: string; returnsOn: string } {
  const departsOn = daysOn(dateAt(nowMs), trip.daysAhead)
  return { departsOn, returnsOn: daysOn(departsOn, trip.nights) }
}

export const travelersMax = 4
/** Two share a room. */
export const roomsFor = (travelers: number): number => Math.ceil(travelers / 2)

/** What a trip costs so many travelers: one person pays for all of them. */
export function priceFor(trip: Trip, travelers: number) {
  const flightsMinor = trip.flightMinor * travelers
  const hotelMinor = trip.nightMinor * trip.nights * roomsFor(travelers)
  return { flightsMinor, hotelMinor, totalMinor: flightsMinor + hotelMinor }
}

/** What of a booked trip has not been given back, or is not on its way back. */
export const leftMinor = (it: BookedTrip): number =>
  it.refunds
    .filter((refund) => refund.status !== 'failed')
    .reduce(
      (left, refund) => left - refund.amountMinor,
      priceFor(it.trip, it.travelers.length).totalMinor,
    )

const name = (value: unknown): string | null =>
  typeof value === 'string' && value.trim().length >= 1 && value.trim().length <= 60
    ? value.trim()
    : null

/** The travelers a form names; null when one of them is not whole, or not born yet. */
export function travelersIn(
  form: Record<string, unknown>,
  { count, today }: { count: number; today: string },
): Traveler[] | null {
  const found = Array.from({ length: count }, (_, i) => {
    const lastName = name(form[`lastName${i}`])
    const firstName = name(form[`firstName${i}`])
    const bornOn = String(form[`bornOn${i}`] ?? '')
    const born = /^\d{4}-\d{2}-\d{2}$/.test(bornOn) && bornOn > '1900' && bornOn < today
    return lastName !== null && firstName !== null && born ? { firstName, lastName, bornOn } : null
  })
  const whole = found.filter((it) => it !== null)
  return whole.length === count ? whole : null
}
