import type { Locale } from '@miaoguo/shared/money/format'
import { create } from 'zustand'
import { readStored, writeStored } from '../platform/storage'
import { en } from './en'
import { zh, type Words } from './zh'

const slot = 'language'

/** Chinese first; English when the shopper asked for it. */
export const useLanguage = create<{ language: Locale }>(() => ({
  language: readStored(slot) === 'en' ? 'en' : 'zh-CN',
}))

export function switchLanguage(): void {
  const language = useLanguage.getState().language === 'en' ? 'zh-CN' : 'en'
  writeStored(slot, language)
  useLanguage.setState({ language })
}

/** Words in the language of the reader: of a page of its own, they come with it and not with the main package. */
export const wordsIn =
  <W>(chinese: W, english: W) =>
  (): W =>
    useLanguage((it) => it.language) === 'en' ? english : chinese

export const useWords = wordsIn<Words>(zh, en)
