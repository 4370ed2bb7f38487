import { cashEn } from './cash-en'
import { cashZh, type CashWords } from './cash-zh'
import { useLanguage } from './language-store'

/** Words of one page, which come with it and not with the main package. */
export const useCashWords = (): CashWords =>
  useLanguage((it) => it.language) === 'en' ? cashEn : cashZh
