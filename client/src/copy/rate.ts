import { wordsIn } from './language-store'
import { rateEn } from './rate-en'
import { rateZh, type RateWords } from './rate-zh'

export const useRateWords = wordsIn<RateWords>(rateZh, rateEn)
