import { wordsIn } from './language-store'
import { tripEn } from './trip-en'
import { tripZh, type TripWords } from './trip-zh'

export const useTripWords = wordsIn<TripWords>(tripZh, tripEn)
