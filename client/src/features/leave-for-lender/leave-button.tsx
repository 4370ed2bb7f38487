import type { HandoffNotice } from '@miaoguo/shared/handoff/handoff'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'

type Props = { notice: HandoffNotice; working: boolean; onLeave: () => void; onStay: () => void }

/** Going and staying, side by side. */
export function LeaveButton({ notice, working, onLeave, onStay }: Props) {
  const words = useWords().handoff
  const lender = useTexts().local(notice.lender.legalName)
  return (
    <Box className="button-stack">
      <Button id="leave" disabled={working} onPress={onLeave}>
        {working ? words.opening : words.go(lender)}
      </Button>
      <Button id="stay" onPress={onStay}>
        {words.stay}
      </Button>
    </Box>
  )
}
