import type { LocalText } from '@miaoguo/shared/lender/lender'
import { useTexts } from '../copy/text'
import { openDocument } from '../platform/leave'
import { Button } from './button'
import { Box, Check } from './elements'

type Boxes<P extends string> = {
  purposes: readonly P[]
  ticked: readonly P[]
  wordsOf: (purpose: P) => { title: string; text: string }
  disabled: boolean
  onToggle: (purpose: P) => void
}

/** Yeses, each in its own empty box. */
export function ConsentBoxes<P extends string>(it: Boxes<P>) {
  return (
    <>
      {it.purposes.map((purpose) => {
        const { title, text } = it.wordsOf(purpose)
        return (
          <Check
            key={purpose}
            className="consent-item"
            checked={it.ticked.includes(purpose)}
            disabled={it.disabled}
            onToggle={() => it.onToggle(purpose)}
          >
            <Box as="span" className="check-title">
              {title}
            </Box>
            <Box as="span" className="check-note">
              {text}
            </Box>
          </Check>
        )
      })}
    </>
  )
}

/** The texts a yes is to, each to be opened. */
export function AgreementLinks({
  agreements,
}: {
  agreements: readonly { name: LocalText; url: string }[]
}) {
  const texts = useTexts()
  return agreements.map((it) => (
    <Button key={it.url} look="plain" onPress={() => void openDocument(it.url)}>
      {texts.local(it.name)}
    </Button>
  ))
}
