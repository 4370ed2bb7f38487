import { useRemindWords } from '../../copy/remind'
import { Box, Check } from '../../ui/elements'
import { Card } from '../../ui/fact'
import { ProblemLine } from '../../ui/notice'
import { toggleReminders, useReminders } from './remind-store'

/** Whether to be reminded by text: no until one says yes, and for nobody without a phone. */
export function RemindCard() {
  const words = useRemindWords()
  const { state } = useReminders()
  if (state.phase !== 'known' || state.settings.phoneMasked === null) return null
  const { settings, busy, problem } = state
  return (
    <Card title={words.title}>
      <Check
        className="remind-me"
        checked={settings.sms}
        disabled={busy}
        onToggle={() => void toggleReminders()}
      >
        <Box as="span" className="check-title">
          {words.sms}
        </Box>
        <Box as="span" className="check-note">
          {words.note(settings.phoneMasked ?? '')}
        </Box>
      </Check>
      {problem && <ProblemLine problem={problem} />}
    </Card>
  )
}
