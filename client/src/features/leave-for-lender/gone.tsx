import type { Handoff } from '@miaoguo/shared/handoff/handoff'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import type { Left } from '../../platform/leave'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

type Props = { handoff: Handoff; left: Left; onGo: () => void; onBack: () => void }

/** While she is there: a mini-program cannot open the page itself, so she carries the address. */
export function Gone({ handoff, left, onGo, onBack }: Props) {
  const words = useWords().handoff
  const lender = useTexts().local(handoff.notice.lender.legalName)
  return (
    <Notice
      id="handoff-gone"
      title={words.gone(lender)}
      text={left === 'copied' ? words.goneCopied : words.goneText}
      live
    >
      <Button id="i-am-back" look="primary" onPress={onBack}>
        {words.amBack}
      </Button>
      <Button id="go-again" onPress={onGo}>
        {words.goAgain(lender)}
      </Button>
    </Notice>
  )
}
