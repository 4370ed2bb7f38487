import { applyEn } from './apply-en'
import { applyZh, type ApplyWords } from './apply-zh'
import { wordsIn } from './language-store'

export const useApplyWords = wordsIn<ApplyWords>(applyZh, applyEn)
