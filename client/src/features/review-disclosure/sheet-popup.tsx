import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import type { Trouble } from '../../api/answer'
import { useWords } from '../../copy/language-store'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { ProblemLine } from '../../ui/notice'
import { confirmSheet } from './disclosure-store'
import { SheetContent } from './sheet-content'

type Props = {
  disclosure: Disclosure
  secondsLeft: number
  confirming: boolean
  problem: Trouble | null
  onNotNow: () => void
  /** Where reading and agreeing are one step: what the one button says, and what it does stands above it. */
  once?: { lead: string; confirm: string; sending: string } | undefined
}

/** The whole sheet as a pop-up that waits for its reader; nothing of it is folded away. */
export function SheetPopup(props: Props) {
  const { disclosure, secondsLeft, confirming, problem, onNotNow, once } = props
  const words = useWords().sheet
  return (
    <Box id="cost-sheet" className="popup" role="dialog" label={words.title}>
      <Box className="popup-body">
        <Box as="h2" className="popup-title" focus>
          {words.title}
        </Box>
        <Box as="p" className="lead">
          {once?.lead ?? words.lead}
        </Box>
        <SheetContent disclosure={disclosure} />
      </Box>
      <Box className="popup-footer">
        {problem && <ProblemLine problem={problem} />}
        <Button
          id="confirm-sheet"
          look="primary"
          busy={confirming}
          disabled={secondsLeft > 0}
          onPress={() => void confirmSheet()}
        >
          {confirming
            ? (once?.sending ?? words.confirming)
            : secondsLeft > 0
              ? words.countdown(secondsLeft)
              : (once?.confirm ?? words.confirm)}
        </Button>
        <Button id="not-now" look="plain" onPress={onNotNow}>
          {words.notNow}
        </Button>
      </Box>
    </Box>
  )
}
