import { Box, PlainButton } from './elements'
import './choice.css'

type Props = {
  id: string
  chosen: boolean
  text: string
  note?: string
  onPress: () => void
}

/** One of several, none of which is chosen beforehand. */
export function Choice({ id, chosen, text, note, onPress }: Props) {
  return (
    <PlainButton
      id={id}
      role="radio"
      pressed={chosen}
      className={chosen ? 'choice choice-on' : 'choice'}
      onPress={onPress}
    >
      <Box as="span" className="choice-text">
        {text}
      </Box>
      {note !== undefined && (
        <Box as="span" className="choice-note">
          {note}
        </Box>
      )}
    </PlainButton>
  )
}
