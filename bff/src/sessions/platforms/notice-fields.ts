import { formatMoney } from '@miaoguo/shared/money/format'
import { partsOf } from '@miaoguo/shared/time/due-dates'
import type { Notice } from '../identity.ts'

/** 订阅消息参数值内容限制: a `thing` is 20 characters at most. */
const thingMax = 20

/** A text within the length of a `thing`; what is cut off is said by its last character. */
export function asThing(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length <= thingMax
    ? characters.join('')
    : `${characters.slice(0, thingMax - 1).join('')}…`
}

/** The words of a notice within every limit: `amount` is a sign and at most ten digits, `date` is years, months and days. */
export function fieldsOf(it: Notice): Record<'lender' | 'amount' | 'dueOn' | 'note', string> {
  const { year, month, day } = partsOf(it.dueOn)
  return {
    lender: asThing(it.lender),
    amount: formatMoney(it).replaceAll(',', ''),
    dueOn: `${year}年${month}月${day}日`,
    note: asThing(it.note),
  }
}

/** The same under the names of a template. */
export function dataOf(
  it: Notice,
  names: Record<'lender' | 'amount' | 'dueOn' | 'note', string>,
): Record<string, { value: string }> {
  const { lender, amount, dueOn, note } = fieldsOf(it)
  return {
    [names.lender]: { value: lender },
    [names.amount]: { value: amount },
    [names.dueOn]: { value: dueOn },
    [names.note]: { value: note },
  }
}
