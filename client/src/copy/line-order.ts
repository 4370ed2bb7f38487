import { wordsIn } from './language-store'
import { lineOrderEn } from './line-order-en'
import { lineOrderZh, type LineOrderWords } from './line-order-zh'

export const useLineOrderWords = wordsIn<LineOrderWords>(lineOrderZh, lineOrderEn)
