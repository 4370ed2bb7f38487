import { wordsIn } from './language-store'
import { lineEn } from './line-en'
import { lineZh, type LineWords } from './line-zh'

export const useLineWords = wordsIn<LineWords>(lineZh, lineEn)
