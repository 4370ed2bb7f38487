import { cashEn } from './cash-en'
import { cashZh, type CashWords } from './cash-zh'
import { wordsIn } from './language-store'

export const useCashWords = wordsIn<CashWords>(cashZh, cashEn)
