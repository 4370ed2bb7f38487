import { formatMoney } from '@miaoguo/shared/money/format'
import type { Currency } from '@miaoguo/shared/money/money'

/** An amount as somebody types it: digits and a point, without sign of currency or groups. */
export const plainAmount = (amountMinor: number, currency: Currency): string =>
  formatMoney({ amountMinor, currency }).replace(/[^\d.]/g, '')
