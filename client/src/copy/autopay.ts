import { autopayEn } from './autopay-en'
import { autopayZh, type AutopayWords } from './autopay-zh'
import { wordsIn } from './language-store'

export const useAutopayWords = wordsIn<AutopayWords>(autopayZh, autopayEn)
