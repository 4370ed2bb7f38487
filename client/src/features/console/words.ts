import { useLanguage } from '../../copy/language-store'
import { wordsEn } from './words-en'
import { wordsZh, type ConsoleWords } from './words-zh'

/** The console's own words; they come with the console and not with the shoppers' pages. */
export const useConsoleWords = (): ConsoleWords =>
  useLanguage((it) => it.language) === 'en' ? wordsEn : wordsZh
