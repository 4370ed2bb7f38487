import { applyEn } from './apply-en'
import { applyZh, type ApplyWords } from './apply-zh'
import { useLanguage } from './language-store'

/** Words of one page, which come with it and not with the main package. */
export const useApplyWords = (): ApplyWords =>
  useLanguage((it) => it.language) === 'en' ? applyEn : applyZh
