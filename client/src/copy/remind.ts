import { remindEn } from './remind-en'
import { remindZh, type RemindWords } from './remind-zh'
import { wordsIn } from './language-store'

export const useRemindWords = wordsIn<RemindWords>(remindZh, remindEn)
