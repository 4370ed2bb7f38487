import { disputeEn } from './dispute-en'
import { disputeZh, type DisputeWords } from './dispute-zh'
import { wordsIn } from './language-store'

export const useDisputeWords = wordsIn<DisputeWords>(disputeZh, disputeEn)
