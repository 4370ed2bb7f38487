import { cashOrderEn } from './cash-order-en'
import { cashOrderZh, type CashOrderWords } from './cash-order-zh'
import { useLanguage } from './language-store'

/** Words of the checkout for cash, which come with it and not with the main package. */
export const useCashOrderWords = (): CashOrderWords =>
  useLanguage((it) => it.language) === 'en' ? cashOrderEn : cashOrderZh
