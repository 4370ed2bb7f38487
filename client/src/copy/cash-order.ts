import { cashOrderEn } from './cash-order-en'
import { cashOrderZh, type CashOrderWords } from './cash-order-zh'
import { wordsIn } from './language-store'

export const useCashOrderWords = wordsIn<CashOrderWords>(cashOrderZh, cashOrderEn)
