import type { PlatformReminders } from '@miaoguo/shared/repayment/reminders'
import { useRemindWords } from '../../copy/remind'
import { Button } from '../../ui/button'
import { Box, Check } from '../../ui/elements'
import { Card } from '../../ui/fact'
import { ProblemLine } from '../../ui/notice'
import { endPlatformReminders, permitOne, toggleReminders, useReminders } from './remind-store'

/** Whether to be reminded, and how: no until one says yes, and only in ways that there are. */
export function RemindCard() {
  const words = useRemindWords()
  const { state } = useReminders()
  if (state.phase !== 'known') return null
  const { settings, busy, problem, unpermitted } = state
  const { platform, phoneMasked } = settings
  if (phoneMasked === null && platform === null) return null
  return (
    <Card title={words.title}>
      {platform && <ByPlatform platform={platform} busy={busy} unpermitted={unpermitted} />}
      {phoneMasked !== null && (
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
            {platform ? words.smsBeside(phoneMasked) : words.note(phoneMasked)}
          </Box>
        </Check>
      )}
      {problem && <ProblemLine problem={problem} />}
    </Card>
  )
}

type Props = {
  platform: PlatformReminders
  busy: boolean
  unpermitted: 'declined' | 'unavailable' | null
}

/** One press is one permission is one message; it is asked for on a press alone. */
function ByPlatform({ platform, busy, unpermitted }: Props) {
  const words = useRemindWords()
  const { on, left, refused } = platform
  const name = words.platforms[platform.channel]
  const standing = refused
    ? words.refused(name)
    : !on
      ? words.off(name)
      : left > 0
        ? words.left(name, left)
        : words.noneLeft(name)
  return (
    <Box className="remind-platform">
      <Box as="p" id="platform-reminders" role="status">
        {standing}
      </Box>
      {unpermitted && (
        <Box as="p" className="problem-line" role="alert">
          {words.unpermitted[unpermitted](name)}
        </Box>
      )}
      <Box className="button-stack">
        <Button id="permit-reminder" busy={busy} onPress={() => void permitOne()}>
          {on ? words.again : words.permit(name)}
        </Button>
        {on && (
          <Button
            id="end-platform-reminders"
            look="plain"
            disabled={busy}
            onPress={() => void endPlatformReminders()}
          >
            {words.end(name)}
          </Button>
        )}
      </Box>
    </Box>
  )
}
