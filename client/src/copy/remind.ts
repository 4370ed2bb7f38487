import { useLanguage } from './language-store'
import { remindEn } from './remind-en'
import { remindZh, type RemindWords } from './remind-zh'

/** Words of one card, which come with its page and not with the main package. */
export const useRemindWords = (): RemindWords =>
  useLanguage((it) => it.language) === 'en' ? remindEn : remindZh
