import type { Handoff } from '@miaoguo/shared/handoff/handoff'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { BackToShop } from '../../ui/back-to-shop'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Notice } from '../../ui/notice'

type Props = {
  handoff: Handoff
  /** Absent where this phone does not know the order any more. */
  onOffers: (() => void) | null
  onGo: () => void
}

const tones = {
  away: 'neutral',
  agreed: 'good',
  refused: 'neutral',
  expired: 'warn',
  overtaken: 'warn',
  contradicted: 'bad',
} as const

/** What became of it by the lender's word, and what can be done now. */
export function Returned({ handoff, onOffers, onGo }: Props) {
  const all = useWords()
  const words = all.handoff
  const lender = useTexts().local(handoff.notice.lender.legalName)
  const [title, text] = words.state[handoff.state](lender)
  return (
    <Notice
      id={`handoff-${handoff.state}`}
      tone={tones[handoff.state]}
      title={title}
      text={text}
      live
    >
      {handoff.declineReasons.map((it) => (
        <Box as="p" key={it} className="notice-text">
          {all.result.declineReasons[it]}
        </Box>
      ))}
      {handoff.leaveUrl !== null && (
        <Button id="go-again" onPress={onGo}>
          {words.goAgain(lender)}
        </Button>
      )}
      {onOffers && (
        <Button id="to-offers" onPress={onOffers}>
          {words.otherOffers}
        </Button>
      )}
      <BackToShop returnUrl={handoff.returnUrl} look="quiet" />
    </Notice>
  )
}
