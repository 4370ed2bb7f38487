import type { Locale } from '@miaoguo/shared/money/format'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { localParts } from '../platform/clock'
import { useLanguage } from './language-store'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A calendar date in words; by hand, because Intl is not dependable on a phone. */
export function dateText(on: CalendarDate, language: Locale): string {
  const [year = '', month = '', day = ''] = on.split('-')
  if (language === 'zh-CN') return `${year}年${Number(month)}月${Number(day)}日`
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`
}

/** Everything that depends on the language beside the words themselves. */
export function useTexts() {
  const language = useLanguage((it) => it.language)
  return {
    language,
    local: (text: LocalText): string => (language === 'en' ? text.en : text.zhCN),
    date: (on: CalendarDate): string => dateText(on, language),
    time: (instant: string): string => localParts(instant).time,
    moment: (instant: string): string => {
      const { date, time } = localParts(instant)
      return `${dateText(date, language)} ${time}`
    },
  }
}
