import { topicsOf } from '@miaoguo/shared/loan/service-request'
import { useWords } from '../../copy/language-store'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Box, TextArea } from '../../ui/elements'
import { Card } from '../../ui/fact'
import { ProblemLine } from '../../ui/notice'
import { chooseKind, chooseTopic, send, useHelp, write } from './help-store'

/** What it is about, in a few taps, and in the borrower's own words. */
export function HelpForm() {
  const words = useWords().help
  const { draft, sending, missing, problem } = useHelp()
  const { kind } = draft
  return (
    <Card title={words.ask}>
      <Box className="choices" role="radiogroup" label={words.ask}>
        {(['hardship', 'complaint'] as const).map((it) => (
          <Choice
            key={it}
            id={`kind-${it}`}
            chosen={kind === it}
            text={words.kinds[it]}
            note={words.kindNotes[it]}
            onPress={() => chooseKind(it)}
          />
        ))}
      </Box>
      {kind !== null && (
        <>
          <Box as="h3" className="choices-title">
            {words.topicTitles[kind]}
          </Box>
          <Box className="choices" role="radiogroup" label={words.topicTitles[kind]}>
            {topicsOf[kind].map((it) => (
              <Choice
                key={it}
                id={`topic-${it}`}
                chosen={draft.topic === it}
                text={words.topics[it]}
                onPress={() => chooseTopic(it)}
              />
            ))}
          </Box>
          {missing === 'topic' && <Wrong text={words.topicMissing} />}
          <TextArea
            id="help-text"
            label={words.text}
            hint={words.textHints[kind]}
            value={draft.text}
            maxLength={1000}
            wrong={missing === 'text' ? words.textMissing : null}
            onChange={write}
          />
          <Box as="p" className="small">
            {words.sentTo}
          </Box>
          {problem !== null && <ProblemLine problem={problem} />}
          <Button id="send-request" look="primary" busy={sending} onPress={() => void send()}>
            {sending ? words.sending : words.send}
          </Button>
        </>
      )}
    </Card>
  )
}

function Wrong({ text }: { text: string }) {
  return (
    <Box as="p" className="problem-line" role="alert">
      {text}
    </Box>
  )
}
